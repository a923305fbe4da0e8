package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Request fields of a profile as a tree of plain values. */
final class PlainTree {
    private PlainTree() {}

    static Map<String, Object> of(ConfigMap map) {
        Map<String, Object> tree = new LinkedHashMap<>();
        map.plain().forEach((name, value) -> put(tree, name, value));
        return tree;
    }

    @SuppressWarnings("NullAway") // a request field may be JSON null
    private static void put(Map<String, Object> tree, String name, @Nullable Object value) {
        tree.put(name, value);
    }
}
