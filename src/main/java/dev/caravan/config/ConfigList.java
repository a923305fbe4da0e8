package dev.caravan.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list of nodes. */
public final class ConfigList implements ConfigNode {
    private final Place place;
    private final ConfigProblems problems;
    private final List<ConfigNode> items;

    ConfigList(Place place, ConfigProblems problems, List<ConfigNode> items) {
        this.place = place;
        this.problems = problems;
        this.items = List.copyOf(items);
    }

    /** The elements in order. */
    public List<ConfigNode> items() {
        return items;
    }

    /** The elements as maps; an element of another kind is a problem and left out. */
    public List<ConfigMap> maps() {
        List<ConfigMap> maps = new ArrayList<>();
        for (ConfigNode item : items) {
            if (item instanceof ConfigMap map) {
                maps.add(map);
            } else {
                problems.add(item.place(), Rule.WRONG_KIND, "expected a map of names, found " + item.kind());
            }
        }
        return maps;
    }

    /** The elements as texts; an element of another kind, or an empty one, is a problem and left out. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (ConfigNode item : items) {
            text(item).ifPresent(texts::add);
        }
        return texts;
    }

    private Optional<String> text(ConfigNode item) {
        if (item instanceof ConfigScalar scalar && !scalar.isNull()) {
            return Optional.of(scalar.text());
        }
        problems.add(item.place(), Rule.WRONG_KIND, "expected a text, found " + item.kind());
        return Optional.empty();
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public String kind() {
        return "a list";
    }

    @Override
    public List<@Nullable Object> plain() {
        List<@Nullable Object> plain = new ArrayList<>();
        items.forEach(item -> plain.add(item.plain()));
        return plain;
    }

    @Override
    public void problem(String message) {
        problems.add(place, message);
    }
}
