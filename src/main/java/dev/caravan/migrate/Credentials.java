package dev.caravan.migrate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds constants that look like credentials in what was copied of a configuration. Pure. */
final class Credentials {
    private Credentials() {}

    /** Whether there is one in a tree of rows, or of names with their values, which are short for rows. */
    static boolean in(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            return list.stream().anyMatch(Credentials::in);
        }
        if (!(tree instanceof Map<?, ?> map)) {
            return false;
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return RowValues.isSecret(named)
                || named.keySet().stream().anyMatch(name -> RowValues.isSecret(inFull(name, named.get(name))))
                || named.values().stream().anyMatch(Credentials::in);
    }

    private static Map<String, Object> inFull(String name, @Nullable Object value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("field", name);
        row.put("value", value);
        return row;
    }
}
