package dev.caravan.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place where two plain JSON values differ. The order of an object's names does not matter, numbers are compared by value
 * ({@code 1.0} equals {@code 1}), texts exactly; a number never equals a text.
 *
 * @param path where, e.g. {@code FEntity[0].FQty}; empty for the values themselves
 * @param left {@link #ABSENT} when only the right one has it; null for JSON null
 * @param right {@link #ABSENT} when only the left one has it; null for JSON null
 */
public record JsonDifference(
        String path, @Nullable Object left, @Nullable Object right) {
    /** Stands for a value that is not there. */
    public static final Object ABSENT = new Object() {
        @Override
        public String toString() {
            return "(absent)";
        }
    };

    /** Every difference, in the order of the left value. */
    public static List<JsonDifference> between(@Nullable Object left, @Nullable Object right) {
        List<JsonDifference> found = new ArrayList<>();
        compare("", left, right, found);
        return found;
    }

    private static void compare(
            String path, @Nullable Object left, @Nullable Object right, List<JsonDifference> found) {
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            objects(path, one, other, found);
        } else if (left instanceof List<?> one && right instanceof List<?> other) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                compare(path + "[" + i + "]", at(one, i), at(other, i), found);
            }
        } else if (!isSame(left, right)) {
            found.add(new JsonDifference(path, left, right));
        }
    }

    private static void objects(String path, Map<?, ?> left, Map<?, ?> right, List<JsonDifference> found) {
        Set<Object> names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        for (Object name : names) {
            compare(path.isEmpty() ? "" + name : path + "." + name, of(left, name), of(right, name), found);
        }
    }

    private static @Nullable Object of(Map<?, ?> map, Object name) {
        return map.containsKey(name) ? map.get(name) : ABSENT;
    }

    private static @Nullable Object at(List<?> list, int index) {
        return index < list.size() ? list.get(index) : ABSENT;
    }

    private static boolean isSame(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return left == null ? right == null : left.equals(right);
    }

    /** {@code FQty: 1, not 2}, with JSON values. */
    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + text(left) + ", not " + text(right);
    }

    /** A side as JSON, or that it is absent. */
    public static String text(@Nullable Object side) {
        return side == ABSENT ? "(absent)" : Json.write(side);
    }
}
