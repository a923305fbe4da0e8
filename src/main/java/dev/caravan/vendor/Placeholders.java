package dev.caravan.vendor;

import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.ConfigScalar;
import dev.caravan.config.NearestName;
import dev.caravan.config.Placeholder;
import java.util.Set;
import java.util.TreeSet;

/** Checks that every {@code {name}} in the texts of a profile will have a value, and that its filters exist. */
final class Placeholders {
    private Placeholders() {}

    static void check(ConfigNode node, Set<String> known) {
        if (node instanceof ConfigMap map) {
            map.names().forEach(name -> map.node(name).ifPresent(below -> check(below, known)));
        } else if (node instanceof ConfigList list) {
            list.items().forEach(item -> check(item, known));
        } else if (node instanceof ConfigScalar scalar) {
            Placeholder.in(scalar.text()).forEach(placeholder -> check(scalar, placeholder, known));
        }
    }

    /** As {@link #check(ConfigNode, Set)}, for the names of a map, which may hold placeholders as well. */
    static void checkNames(ConfigMap map, Set<String> known) {
        map.names().forEach(name -> Placeholder.in(name).stream()
                .flatMap(placeholder -> placeholder.names().stream())
                .filter(used -> !known.contains(used))
                .forEach(used -> map.problem(name, unknown(used, known))));
    }

    private static void check(ConfigScalar scalar, Placeholder placeholder, Set<String> known) {
        placeholder.names().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> scalar.problem(unknown(name, known)));
        placeholder.filters().stream()
                .filter(filter -> !Placeholder.isFilter(filter))
                .forEach(filter -> scalar.problem(Placeholder.unknownFilter(filter)));
    }

    private static String unknown(String name, Set<String> known) {
        return NearestName.unknown("placeholder", name, new TreeSet<>(known));
    }
}
