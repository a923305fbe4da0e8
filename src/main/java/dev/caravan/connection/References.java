package dev.caravan.connection;

import dev.caravan.model.profile.TargetForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Wraps plain values of reference fields into the object the target wants: {@code "I0134"} becomes {@code {"FNumber":
 * "I0134"}}. A dotted name leads into objects, and into every row of a list. Immutable, thread-safe.
 */
public final class References {
    private final TargetForm form;

    /** For one kind of object. */
    public References(TargetForm form) {
        this.form = form;
    }

    /** The row with its references wrapped, field order kept; objects, lists and empty values stay as they are. */
    public Map<String, Object> wrap(Map<String, Object> row) {
        Map<String, Object> wrapped = row;
        for (String field : form.references()) {
            wrapped = within(wrapped, field);
        }
        return new LinkedHashMap<>(wrapped);
    }

    private Map<String, Object> within(Map<String, Object> row, String field) {
        int dot = field.indexOf('.');
        String name = dot < 0 || row.containsKey(field) ? field : field.substring(0, dot);
        return changed(row, name, name.equals(field) ? this::object : value -> below(value, field.substring(dot + 1)));
    }

    /** The row with one value replaced; the row itself stays as it is. */
    private static Map<String, Object> changed(Map<String, Object> row, String name, UnaryOperator<Object> change) {
        if (!row.containsKey(name)) {
            return row;
        }
        Map<String, Object> copy = new LinkedHashMap<>(row);
        copy.computeIfPresent(name, (key, value) -> change.apply(value));
        return copy;
    }

    @SuppressWarnings("unchecked") // rows have text keys only
    private Object below(Object value, String field) {
        if (value instanceof Map<?, ?> map) {
            return within((Map<String, Object>) map, field);
        }
        if (value instanceof List<?> list) {
            List<Object> wrapped = new ArrayList<>();
            list.forEach(element -> wrapped.add(element == null ? null : below(element, field)));
            return wrapped;
        }
        return value;
    }

    private Object object(Object value) {
        if (!(value instanceof Number || value instanceof String text && !text.isEmpty())) {
            return value;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(form.referenceKey(), value);
        return object;
    }
}
