package dev.caravan.mapping.syntax;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source field as a mapping writes it.
 *
 * @param paths where it may stand; within the children of an array also in the array's elements
 */
record SourceField(String name, List<String> paths) {
    boolean isIn(Map<?, ?> record) {
        return paths.stream().anyMatch(path -> isPresent(record, path));
    }

    /** Steps through lists into any of their elements. */
    private static boolean isPresent(@Nullable Object value, String path) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(element -> isPresent(element, path));
        }
        if (!(value instanceof Map<?, ?> map)) {
            return false;
        }
        if (map.containsKey(path)) {
            return true;
        }
        int dot = path.indexOf('.');
        return dot >= 0 && isPresent(map.get(path.substring(0, dot)), path.substring(dot + 1));
    }
}
