package dev.caravan.mapping.expression;

import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.ConfigScalar;
import dev.caravan.mapping.function.MysqlText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A static table of source values and the target values they become. Values compare by their texts. Immutable, thread-safe.
 *
 * @param forward source text to target value
 * @param reverse target text to source value; lacks the targets of several sources
 * @param ambiguous target texts that several sources become
 */
public record ValueTable(Map<String, Object> forward, Map<String, Object> reverse, Set<String> ambiguous) {
    private static final List<String> SOURCE = List.of("source", "from", "key");
    private static final List<String> TARGET = List.of("target", "to", "value");

    /** Reads a map of values, or a list of pairs; problems are noted in the document. */
    public static ValueTable read(ConfigNode node) {
        Builder builder = new Builder();
        if (node instanceof ConfigMap map) {
            map.names()
                    .forEach(name -> builder.add(map, name, name, map.node(name).orElse(null)));
        } else if (node instanceof ConfigList list) {
            list.items().forEach(builder::pair);
        } else {
            node.problem("a table is a map of source values and target values, found " + node.kind());
        }
        return builder.table();
    }

    /** Collects pairs. */
    private static final class Builder {
        private final Map<String, Object> forward = new LinkedHashMap<>();
        private final Map<String, Object> reverse = new HashMap<>();
        private final Set<String> ambiguous = new TreeSet<>();

        private void pair(ConfigNode node) {
            if (node instanceof ConfigMap map) {
                Optional<ConfigScalar> source = first(map, SOURCE);
                add(
                        map,
                        source.map(ConfigScalar::plain).orElse(null),
                        "",
                        first(map, TARGET).orElse(null));
            } else if (node instanceof ConfigList list && list.items().size() == 2) {
                ConfigNode source = list.items().get(0);
                add(list, source.plain(), "", list.items().get(1));
            } else {
                node.problem("a pair of a table is { source: …, target: … }, found " + node.kind());
            }
        }

        private static Optional<ConfigScalar> first(ConfigMap map, List<String> names) {
            return names.stream()
                    .flatMap(name -> map.node(name).stream())
                    .filter(ConfigScalar.class::isInstance)
                    .map(ConfigScalar.class::cast)
                    .findFirst();
        }

        private void add(ConfigNode place, @Nullable Object source, String name, @Nullable ConfigNode target) {
            Object value = target instanceof ConfigScalar scalar ? scalar.plain() : null;
            if (source == null || value == null) {
                place.problem("a table needs a single source value and a single target value"
                        + (name.isEmpty() ? "" : " for \"" + name + "\""));
                return;
            }
            String from = MysqlText.of(source);
            String to = MysqlText.of(value);
            if (forward.putIfAbsent(from, value) != null) {
                place.problem("\"" + from + "\" stands twice in the table");
            }
            if (reverse.putIfAbsent(to, source) != null) {
                ambiguous.add(to);
            }
        }

        private ValueTable table() {
            ambiguous.forEach(reverse::remove);
            return new ValueTable(Map.copyOf(forward), Map.copyOf(reverse), Set.copyOf(ambiguous));
        }
    }
}
