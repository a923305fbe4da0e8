package dev.caravan.store.rules;

import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import dev.caravan.model.ContentQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What look-ups compare, for stores that find no fields in JSON texts by themselves: the text of a field, cut to the length
 * that all stores compare.
 */
public final class LookedUp {
    private LookedUp() {}

    /** The texts of those fields that the content has; none for content that is no object. */
    public static Map<String, String> texts(String content, Collection<String> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (fields.isEmpty() || !(parsed(content) instanceof Map<?, ?> record)) {
            return texts;
        }
        for (String field : fields) {
            String whole = text(record.get(field));
            String found = whole == null ? text(nested(record, field)) : whole;
            if (found != null) {
                texts.put(field, compared(found));
            }
        }
        return texts;
    }

    private static @Nullable Object parsed(String content) {
        try {
            return Json.parse(content);
        } catch (JsonException e) {
            return null; // staged as it came; nothing in it can be looked up
        }
    }

    private static @Nullable Object nested(Map<?, ?> record, String field) {
        Object at = record;
        for (String name : field.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return at;
    }

    private static @Nullable String text(@Nullable Object value) {
        boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
        return plain ? String.valueOf(value) : null;
    }

    /** The beginning of a text that is compared. */
    public static String compared(String text) {
        return text.codePointCount(0, text.length()) <= ContentQuery.COMPARED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, ContentQuery.COMPARED));
    }
}
