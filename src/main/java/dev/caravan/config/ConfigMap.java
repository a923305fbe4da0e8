package dev.caravan.config;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map of names with strict, typed access.
 *
 * <p>A value that is missing or wrong is noted as a problem with its place, and a harmless stand-in (empty text, the
 * smallest number, the fallback, …) is returned, so that one pass finds every problem; whoever read the document then
 * calls {@link ConfigDocument#throwIfInvalid()}. A name whose value is null counts as absent.
 */
public final class ConfigMap implements ConfigNode {
    /** A value and the place of its name. */
    record Entry(Place namePlace, ConfigNode value) {}

    private final Place place;
    private final ConfigProblems problems;
    private final Map<String, Entry> entries;

    ConfigMap(Place place, ConfigProblems problems, Map<String, Entry> entries) {
        this.place = place;
        this.problems = problems;
        this.entries = entries;
    }

    /** Every name in the order of the text. */
    public Set<String> names() {
        return new LinkedHashSet<>(entries.keySet());
    }

    /** Whether the name has a value other than null. */
    public boolean has(String name) {
        return node(name).isPresent();
    }

    /** The value under a name, unless absent or null. */
    public Optional<ConfigNode> node(String name) {
        Entry entry = entries.get(name);
        return entry == null || (entry.value() instanceof ConfigScalar scalar && scalar.isNull())
                ? Optional.empty()
                : Optional.of(entry.value());
    }

    /** Where the name stands; this map's place when it is absent. */
    public Place placeOf(String name) {
        Entry entry = entries.get(name);
        return entry == null ? place.withPath(place.pathTo(name)) : entry.namePlace();
    }

    /** Notes a problem for every name that is not allowed here, with the nearest one that is. */
    public void allowOnly(Collection<String> allowed) {
        entries.forEach((name, entry) -> {
            if (!allowed.contains(name)) {
                problems.add(entry.namePlace(), Rule.UNKNOWN_KEY, NearestName.unknown("key", name, allowed));
            }
        });
    }

    /** As {@link #allowOnly(Collection)}. */
    public void allowOnly(String... allowed) {
        allowOnly(List.of(allowed));
    }

    /** A required text. */
    public String text(String name) {
        return required(name, optionalText(name), "");
    }

    /** A text, or the fallback when absent. */
    public String text(String name, String fallback) {
        return optionalText(name).orElse(fallback);
    }

    /** A text, or nothing when absent. */
    public Optional<String> optionalText(String name) {
        return scalar(name, text -> text);
    }

    /** A required whole number within limits (inclusive). */
    public int integer(String name, int min, int max) {
        return required(name, scalar(name, text -> ScalarText.integer(text, min, max)), min);
    }

    /** A whole number within limits (inclusive), or the fallback when absent. */
    public int integer(String name, int fallback, int min, int max) {
        return scalar(name, text -> ScalarText.integer(text, min, max)).orElse(fallback);
    }

    /** A required boolean: {@code true} or {@code false}. */
    public boolean flag(String name) {
        return required(name, scalar(name, ScalarText::flag), false);
    }

    /** A boolean, or the fallback when absent. */
    public boolean flag(String name, boolean fallback) {
        return scalar(name, ScalarText::flag).orElse(fallback);
    }

    /** A required duration such as {@code 30s}. */
    public Duration duration(String name) {
        return required(name, optionalDuration(name), Duration.ZERO);
    }

    /** A duration, or the fallback when absent. */
    public Duration duration(String name, Duration fallback) {
        return optionalDuration(name).orElse(fallback);
    }

    /** A duration, or nothing when absent. */
    public Optional<Duration> optionalDuration(String name) {
        return scalar(name, DurationText::parse);
    }

    /** A required constant, written in any case with {@code -} or {@code _}: {@code page-number}, {@code PAGE_NUMBER}. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return required(name, optionalChoice(name, type), type.getEnumConstants()[0]);
    }

    /** A constant, or the fallback when absent. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
        return optionalChoice(name, type).orElse(fallback);
    }

    /** A constant, or nothing when absent. */
    public <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> type) {
        return scalar(name, text -> ScalarText.choice(text, type));
    }

    /** A required text that must be one of the allowed ones, spelt exactly. */
    public String oneOf(String name, Collection<String> allowed) {
        return required(name, scalar(name, text -> ScalarText.oneOf(text, allowed)), "");
    }

    /** A text that must be one of the allowed ones, or the fallback when absent. */
    public String oneOf(String name, Collection<String> allowed, String fallback) {
        return scalar(name, text -> ScalarText.oneOf(text, allowed)).orElse(fallback);
    }

    /** The texts of a list, or of a single text standing for a list of one; empty when absent. */
    public List<String> texts(String name) {
        Optional<ConfigNode> node = node(name);
        if (node.isPresent() && node.get() instanceof ConfigScalar scalar) {
            return List.of(scalar.text());
        }
        return list(name).map(ConfigList::texts).orElse(List.of());
    }

    /** The texts of a map of texts, in order; empty when absent. A null takes a base's text away. */
    public Map<String, String> textMap(String name) {
        return optionalMap(name).map(ConfigMap::textMap).orElse(Map.of());
    }

    /** This map as a map of texts, in order. */
    public Map<String, String> textMap() {
        Map<String, String> texts = new LinkedHashMap<>();
        names().stream().filter(this::has).forEach(key -> texts.put(key, text(key, "")));
        return texts;
    }

    /** A required map; an empty one stands in for it. */
    public ConfigMap map(String name) {
        return required(name, optionalMap(name), empty(name));
    }

    /** A map, or an empty one when absent. */
    public ConfigMap mapOrEmpty(String name) {
        return optionalMap(name).orElseGet(() -> empty(name));
    }

    /** A map, or nothing when absent. */
    public Optional<ConfigMap> optionalMap(String name) {
        return of(name, ConfigMap.class, "a map of names");
    }

    /** A list, or nothing when absent. */
    public Optional<ConfigList> list(String name) {
        return of(name, ConfigList.class, "a list");
    }

    /** The maps of a list; empty when absent. */
    public List<ConfigMap> maps(String name) {
        return list(name).map(ConfigList::maps).orElse(List.of());
    }

    /** The maps of a list, or a single map standing for a list of one; empty when absent. */
    public List<ConfigMap> mapsOrMap(String name) {
        return node(name).filter(ConfigMap.class::isInstance).isPresent() ? List.of(map(name)) : maps(name);
    }

    /** This map without a name. */
    public ConfigMap without(String name) {
        Map<String, Entry> fewer = new LinkedHashMap<>(entries);
        fewer.remove(name);
        return new ConfigMap(place, problems, fewer);
    }

    /** This map laid over another: its values win, maps are merged at every depth, lists are replaced whole. */
    public ConfigMap over(ConfigMap base) {
        Map<String, Entry> merged = new LinkedHashMap<>(base.entries);
        entries.forEach((name, entry) -> merged.merge(name, entry, ConfigMap::merge));
        return new ConfigMap(place, problems, merged);
    }

    private static Entry merge(Entry base, Entry top) {
        return base.value() instanceof ConfigMap below && top.value() instanceof ConfigMap above
                ? new Entry(top.namePlace(), above.over(below))
                : top;
    }

    private ConfigMap empty(String name) {
        return new ConfigMap(placeOf(name), problems, Map.of());
    }

    private <T> Optional<T> scalar(String name, ScalarText.Reading<T> reading) {
        Optional<ConfigScalar> scalar = of(name, ConfigScalar.class, "a single value");
        try {
            return scalar.map(value -> reading.read(value.text()));
        } catch (IllegalArgumentException refused) {
            scalar.ifPresent(value -> value.problem(String.valueOf(refused.getMessage())));
            return Optional.empty();
        }
    }

    private <N extends ConfigNode> Optional<N> of(String name, Class<N> type, String expected) {
        Optional<ConfigNode> node = node(name);
        node.filter(found -> !type.isInstance(found))
                .ifPresent(found -> problems.add(
                        found.place(), Rule.WRONG_KIND, "expected " + expected + ", found " + found.kind()));
        return node.filter(type::isInstance).map(type::cast);
    }

    private <T> T required(String name, Optional<T> value, T standIn) {
        if (!has(name)) {
            problem(Rule.MISSING_KEY, "\"" + name + "\" is missing");
        }
        return value.orElse(standIn);
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public String kind() {
        return "a map";
    }

    @Override
    public Map<String, @Nullable Object> plain() {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        entries.forEach((name, entry) -> plain.put(name, entry.value().plain()));
        return plain;
    }

    @Override
    public void problem(String message) {
        problems.add(place, message);
    }

    /** Notes a problem of a kind at this place. */
    public void problem(Rule rule, String message) {
        problems.add(place, rule, message);
    }

    /** Notes a problem of a kind at the place of a name. */
    public void problem(String name, Rule rule, String message) {
        problems.add(placeOf(name), rule, message);
    }

    /** Notes a problem at the place of a name. */
    public void problem(String name, String message) {
        problems.add(placeOf(name), message);
    }
}
