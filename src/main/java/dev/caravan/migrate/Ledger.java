package dev.caravan.migrate;

import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.Place;
import dev.caravan.migrate.Finding.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows which keys of the imported files have been read, and what is to be said of them. A key that nobody has read in the
 * end is named as unknown: nothing is dropped silently. Used by one thread.
 */
final class Ledger {
    private final Set<Place> read = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, List<Place>> leftOut = new LinkedHashMap<>();

    /** Takes the keys of a map for read, whether they are there or not. */
    void read(ConfigMap map, String... names) {
        for (String name : names) {
            read.add(map.placeOf(name));
        }
    }

    /** Whether somebody has read a key. */
    boolean isRead(ConfigMap map, String name) {
        return read.contains(map.placeOf(name));
    }

    /** Takes everything below a value for read. */
    void readAll(ConfigMap map, String name) {
        read(map, name);
        map.node(name).ifPresent(this::readAll);
    }

    /** Takes the keys of a map, or of the maps of a list, for read. */
    void readEach(ConfigNode node, String... names) {
        if (node instanceof ConfigMap map) {
            read(map, names);
        } else if (node instanceof ConfigList list) {
            list.items().forEach(item -> readEach(item, names));
        }
    }

    /** Takes everything below a node for read. */
    void readAll(ConfigNode node) {
        if (node instanceof ConfigMap map) {
            for (String name : map.names()) {
                read(map, name);
                map.node(name).ifPresent(this::readAll);
            }
        } else if (node instanceof ConfigList list) {
            list.items().forEach(this::readAll);
        }
    }

    void note(Kind kind, Place place, String text) {
        findings.add(new Finding(kind, place, text));
    }

    /** Notes a key that has no effect; keys of the same name and reason share one line. */
    void leftOut(ConfigMap map, String name, String why) {
        read(map, name);
        leftOut.computeIfAbsent("\"" + name + "\": " + why, any -> new ArrayList<>())
                .add(map.placeOf(name));
    }

    /** Names every key that nobody has read. */
    void nameUnread(ConfigNode node) {
        if (node instanceof ConfigMap map) {
            for (String name : map.names()) {
                nameUnread(map, name);
            }
        } else if (node instanceof ConfigList list) {
            list.items().forEach(this::nameUnread);
        }
    }

    private void nameUnread(ConfigMap map, String name) {
        if (isRead(map, name)) {
            map.node(name).ifPresent(this::nameUnread);
            return;
        }
        List<String> below = new ArrayList<>();
        map.node(name).ifPresent(node -> names(node, below));
        note(
                Kind.UNSUPPORTED,
                map.placeOf(name),
                "unknown key \"" + name + "\": it is not in the case"
                        + (below.isEmpty() ? "" : ", nor is what is in it: " + String.join(", ", below)));
    }

    private static void names(ConfigNode node, List<String> names) {
        if (node instanceof ConfigMap map) {
            for (String name : map.names()) {
                names.add("\"" + name + "\"");
                map.node(name).ifPresent(below -> names(below, names));
            }
        } else if (node instanceof ConfigList list) {
            list.items().forEach(item -> names(item, names));
        }
    }

    /** Everything noted, by kind and then in the order it was noted. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        leftOut.forEach((text, places) -> all.add(new Finding(
                Kind.LEFT_OUT, places.get(0), text + (places.size() > 1 ? " (" + places.size() + " times)" : ""))));
        List<Finding> sorted = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.stream().filter(finding -> finding.kind() == kind).forEach(sorted::add);
        }
        return sorted;
    }
}
