package dev.caravan.mapping.expression;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The name of a target field; dots make nested objects. */
public final class TargetField {
    private final String name;
    private final RowText row;
    private final String[] parents;
    private final String last;

    public TargetField(String name) {
        this(name, RowText.NONE);
    }

    /** The field that a row makes. */
    public TargetField(String name, RowText row) {
        String[] steps = name.split("\\.", -1);
        this.name = name;
        this.row = row;
        this.parents = Arrays.copyOf(steps, steps.length - 1);
        this.last = steps[steps.length - 1];
    }

    public String name() {
        return name;
    }

    /** The row that makes it. */
    RowText row() {
        return row;
    }

    public void put(Map<String, Object> target, Object value) {
        parent(target).put(last, value);
    }

    /** Its value, null when it has none yet. */
    public @Nullable Object get(Map<String, Object> target) {
        Object parent = target;
        for (String step : parents) {
            parent = parent instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return parent instanceof Map<?, ?> map ? map.get(last) : null;
    }

    /** The object under this name, made when there is none yet. */
    public Map<String, Object> object(Map<String, Object> target) {
        return child(parent(target), last);
    }

    private Map<String, Object> parent(Map<String, Object> target) {
        Map<String, Object> parent = target;
        for (String step : parents) {
            parent = child(parent, step);
        }
        return parent;
    }

    @SuppressWarnings("unchecked") // the compiler refuses a field that is both a value and an object
    private static Map<String, Object> child(Map<String, Object> parent, String step) {
        return (Map<String, Object>) parent.computeIfAbsent(step, any -> new LinkedHashMap<String, Object>());
    }
}
