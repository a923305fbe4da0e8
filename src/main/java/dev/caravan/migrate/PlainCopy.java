package dev.caravan.migrate;

import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies a node as maps and lists whose scalars keep their spelling, without the keys that nobody has read. Pure. */
final class PlainCopy {
    private PlainCopy() {}

    static Object of(ConfigNode node, Ledger ledger) {
        if (node instanceof ConfigMap map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            for (String name : map.names()) {
                if (ledger.isRead(map, name)) {
                    map.node(name).ifPresent(value -> copy.put(name, of(value, ledger)));
                }
            }
            return copy;
        }
        if (node instanceof ConfigList list) {
            List<Object> copy = new ArrayList<>();
            list.items().forEach(item -> copy.add(of(item, ledger)));
            return copy;
        }
        return node;
    }
}
