package dev.caravan.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds nested fields from dotted names. Order is kept.
 */
public final class DottedFields {
    private DottedFields() {}

    /** Sets the field at a dotted path, making the maps on the way; a value that stands in the way is replaced. */
    public static void put(Map<String, Object> fields, String path, @Nullable Object value) {
        Map<String, Object> at = fields;
        int from = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
            at = child(at, path.substring(from, dot));
            from = dot + 1;
        }
        at.put(path.substring(from), value);
    }

    /** The leaves of nested fields by their dotted paths; lists and empty maps are leaves. */
    public static Map<String, Object> flat(Map<String, ?> fields) {
        Map<String, Object> flat = new LinkedHashMap<>();
        flatten("", fields, flat);
        return flat;
    }

    private static void flatten(String prefix, Map<?, ?> fields, Map<String, Object> flat) {
        fields.forEach((name, value) -> {
            if (value instanceof Map<?, ?> below && !below.isEmpty()) {
                flatten(prefix + name + ".", below, flat);
            } else {
                flat.put(prefix + name, value);
            }
        });
    }

    @SuppressWarnings("unchecked") // maps of fields have text keys only
    private static Map<String, Object> child(Map<String, Object> fields, String name) {
        return (Map<String, Object>)
                fields.compute(name, (key, old) -> old instanceof Map ? old : new LinkedHashMap<String, Object>());
    }
}
