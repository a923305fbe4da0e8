package dev.caravan.connection;

import dev.caravan.json.FieldPath;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path into an answer: dotted, or {@code **.name} for the first filled field of that name at any depth. Pure. */
final class AnswerPath {
    private static final String ANY_DEPTH = "**.";

    private AnswerPath() {}

    /** The value there; null when it is absent, null, an empty text, list or map. */
    static @Nullable Object find(@Nullable Object root, String path) {
        if (path.startsWith(ANY_DEPTH)) {
            return first(root, path.substring(ANY_DEPTH.length()));
        }
        return root instanceof Map<?, ?> map ? filled(FieldPath.of(path).get(map)) : null;
    }

    /** The value there as text, null when there is none. */
    static @Nullable String text(@Nullable Object root, String path) {
        Object value = find(root, path);
        return value == null ? null : value.toString().strip();
    }

    private static @Nullable Object first(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            Object direct = filled(map.get(name));
            return direct != null ? direct : firstOf(map.values(), name);
        }
        return value instanceof List<?> list ? firstOf(list, name) : null;
    }

    private static @Nullable Object firstOf(Collection<?> values, String name) {
        for (Object value : values) {
            Object found = first(value, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Object filled(@Nullable Object value) {
        boolean empty = value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        return empty ? null : value;
    }
}
