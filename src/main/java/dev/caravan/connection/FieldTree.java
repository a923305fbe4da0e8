package dev.caravan.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Request fields as a tree of maps. Pure but for the map that is written to. */
final class FieldTree {
    private FieldTree() {}

    /** Sets a field by its plain name; JSON null is a value too. */
    @SuppressWarnings("NullAway") // a record in motion may hold JSON null
    static void put(Map<String, Object> map, String name, @Nullable Object value) {
        map.put(name, value);
    }

    /** Sets the field at a dotted path, making maps on the way; what stands there as no map is replaced. */
    static void set(Map<String, Object> tree, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            tree.put(path, value);
            return;
        }
        String name = path.substring(0, dot);
        Map<String, Object> below = child(tree.get(name));
        set(below, path.substring(dot + 1), value);
        tree.put(name, below);
    }

    /** The value at a dotted path, null when there is none. */
    static @Nullable Object get(Map<?, ?> tree, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return tree.get(path);
        }
        return tree.get(path.substring(0, dot)) instanceof Map<?, ?> below ? get(below, path.substring(dot + 1)) : null;
    }

    /** Lays fields over a tree: they win, maps are merged at every depth, lists are replaced whole. */
    static void merge(Map<String, Object> tree, Map<?, ?> over) {
        for (Map.Entry<?, ?> entry : over.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Object value = entry.getValue();
            if (value instanceof Map<?, ?> map && tree.get(name) instanceof Map<?, ?> below) {
                Map<String, Object> merged = child(below);
                merge(merged, map);
                tree.put(name, merged);
            } else {
                put(tree, name, value);
            }
        }
    }

    private static Map<String, Object> child(@Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, element) -> put(copy, String.valueOf(name), element));
        }
        return copy;
    }
}
