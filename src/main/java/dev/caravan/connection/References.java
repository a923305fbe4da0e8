package dev.caravan.connection;

import dev.caravan.model.profile.TargetForm;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wraps plain values of reference fields into the object the target wants: {@code "I0134"} becomes {@code {"FNumber":
 * "I0134"}}. Immutable, thread-safe.
 */
public final class References {
    private final TargetForm form;

    /** For one kind of object. */
    public References(TargetForm form) {
        this.form = form;
    }

    /** The row with its references wrapped, field order kept; objects, lists and empty values stay as they are. */
    public Map<String, Object> wrap(Map<String, Object> row) {
        Map<String, Object> wrapped = new LinkedHashMap<>(row);
        for (String field : form.references()) {
            wrapped.computeIfPresent(field, (name, value) -> isPlain(value) ? object(value) : value);
        }
        return wrapped;
    }

    private static boolean isPlain(Object value) {
        return value instanceof Number || value instanceof String text && !text.isEmpty();
    }

    private Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(form.referenceKey(), value);
        return object;
    }
}
