package dev.caravan.vendor;

import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.ConfigScalar;
import dev.caravan.config.NearestName;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks that every {@code {name}} in the texts of a profile will have a value. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)(?:\\|int)?}");

    private Placeholders() {}

    static void check(ConfigNode node, Set<String> known) {
        if (node instanceof ConfigMap map) {
            map.names().forEach(name -> map.node(name).ifPresent(below -> check(below, known)));
        } else if (node instanceof ConfigList list) {
            list.items().forEach(item -> check(item, known));
        } else if (node instanceof ConfigScalar scalar) {
            PLACEHOLDER
                    .matcher(scalar.text())
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> !known.contains(name))
                    .forEach(name -> scalar.problem(NearestName.unknown("placeholder", name, new TreeSet<>(known))));
        }
    }
}
