package dev.caravan.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of a field of a record, compiled: {@code code}, {@code a.b.c}, {@code 27963}, {@code -1}, {@code 编码}.
 *
 * <p>A field that literally bears the whole dotted name wins over the nested one. Inside a list a step that is a number
 * from 0 picks an element. Immutable, thread-safe.
 */
public final class FieldPath {
    private final String name;
    private final String[] steps;

    private FieldPath(String name) {
        this.name = name;
        this.steps = name.split("\\.", -1);
    }

    /** Compiles a name; the dots separate steps. */
    public static FieldPath of(String name) {
        return new FieldPath(name);
    }

    /** The value in the record; {@code null} when it is absent or JSON {@code null}. */
    public @Nullable Object get(Map<?, ?> record) {
        Object whole = record.get(name);
        if (whole != null || steps.length == 1 || record.containsKey(name)) {
            return whole;
        }
        Object value = record;
        for (int i = 0; i < steps.length && value != null; i++) {
            value = step(value, steps[i]);
        }
        return value;
    }

    /** Whether the record has the field, even if its value is {@code null}. */
    public boolean isPresent(Map<?, ?> record) {
        if (record.containsKey(name)) {
            return true;
        }
        Object value = record;
        for (int i = 0; i < steps.length - 1 && value != null; i++) {
            value = step(value, steps[i]);
        }
        String last = steps[steps.length - 1];
        return value instanceof Map<?, ?> map ? map.containsKey(last) : value != null && step(value, last) != null;
    }

    private static @Nullable Object step(Object value, String step) {
        if (value instanceof Map<?, ?> map) {
            return map.get(step);
        }
        if (value instanceof List<?> list) {
            int index = index(step);
            return index >= 0 && index < list.size() ? list.get(index) : null;
        }
        return null;
    }

    /** The step as a position in a list; -1 when it is none. */
    static int index(String step) {
        if (step.isEmpty() || step.length() > 9) {
            return -1;
        }
        int index = 0;
        for (int i = 0; i < step.length(); i++) {
            char digit = step.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            index = index * 10 + (digit - '0');
        }
        return index;
    }

    /** The name as written. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && path.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
