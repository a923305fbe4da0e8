package dev.caravan.mapping.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a list, seen from where an aggregate stands: the list is looked for in the current element, then further
 * out; lists within lists are gone through.
 *
 * @param paths the steps to the list, from the innermost array's element outward to the record
 */
public record Elements(List<List<String>> paths) {
    /** Of an aggregate that names no list. */
    public static final Elements NONE = new Elements(List.of());

    /** The list of a name among the children of arrays, innermost first. */
    public static Elements named(String name, List<EnclosingArray> arrays) {
        List<List<String>> paths = new ArrayList<>();
        for (EnclosingArray array : arrays) {
            paths.add(steps(array.rest(name).orElse(name)));
        }
        paths.add(steps(name));
        return new Elements(List.copyOf(paths));
    }

    private static List<String> steps(String name) {
        return List.of(name.split("\\.", -1));
    }

    /** A scope for each; empty for a record that has no such list. */
    Optional<List<Scope>> of(Scope scope) {
        Scope current = scope;
        for (List<String> path : paths) {
            List<Map<?, ?>> found = new ArrayList<>();
            if (collect(current.content(), path, 0, found)) {
                Scope around = current;
                return Optional.of(found.stream().map(around::within).toList());
            }
            current = current.outer();
        }
        return Optional.empty();
    }

    /** Whether the path leads to a list or an object. */
    private static boolean collect(@Nullable Object value, List<String> path, int at, List<Map<?, ?>> found) {
        if (value instanceof List<?> list) {
            list.forEach(element -> collect(element, path, at, found));
            return true;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return false;
        }
        if (at == path.size()) {
            found.add(map);
            return true;
        }
        return collect(map.get(path.get(at)), path, at + 1, found);
    }
}
