package dev.caravan.daemon;

import dev.caravan.json.FieldPath;
import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the payloads in what the platform exports: a list of them, {@code {"request": …}} of its queue, a vendor's envelope
 * such as {@code {"formid": …, "data": {"Model": […]}}}, the array of batchArraySave, each also as JSON text within JSON.
 */
final class ExportedPayloads {
    private static final int MAX_DEPTH = 10;
    private static final List<String> ENVELOPES = List.of("request", "requests", "params", "parameters", "Model");

    private final List<String> rowsAt;
    private final @Nullable FieldPath identity;
    private final List<Map<String, Object>> found = new ArrayList<>();

    private ExportedPayloads(List<String> rowsAt, @Nullable FieldPath identity) {
        this.rowsAt = rowsAt;
        this.identity = identity;
    }

    /**
     * The payloads of exported values, in their order.
     *
     * @param rowsAt dotted names of request fields that take the rows
     * @param identity field by which a payload is known, null when there is none
     */
    static List<Map<String, Object>> in(List<Object> exported, List<String> rowsAt, @Nullable FieldPath identity) {
        ExportedPayloads payloads = new ExportedPayloads(rowsAt, identity);
        exported.forEach(value -> payloads.collect(value, 0));
        return payloads.found;
    }

    private void collect(@Nullable Object value, int depth) {
        Object content = value instanceof String text ? parsed(text) : value;
        if (depth > MAX_DEPTH || content == null) {
            return;
        }
        if (content instanceof List<?> list) {
            list.forEach(element -> collect(element, depth + 1));
        } else if (content instanceof Map<?, ?> map) {
            Optional<Object> rows = rowsOf(map);
            if (rows.isPresent()) {
                collect(rows.get(), depth + 1);
            } else {
                found.add(fields(map));
            }
        }
    }

    private Optional<Object> rowsOf(Map<?, ?> map) {
        if (identity != null && identity.isPresent(map)) {
            return Optional.empty();
        }
        for (String path : rowsAt) {
            Object rows = FieldPath.of(path).get(map);
            if (rows instanceof List || path.contains(".") && rows != null) {
                return Optional.of(rows);
            }
        }
        return envelopeOf(map);
    }

    private static Optional<Object> envelopeOf(Map<?, ?> map) {
        for (String name : ENVELOPES) {
            Object inner = map.get(name);
            if (inner != null && holdsPayloads(inner)) {
                return Optional.of(inner);
            }
        }
        return isVendorEnvelope(map) ? Optional.ofNullable(map.get("data")) : Optional.empty();
    }

    private static boolean isVendorEnvelope(Map<?, ?> map) {
        return holdsPayloads(map.get("data"))
                && map.keySet().stream()
                        .anyMatch(name ->
                                String.valueOf(name).toLowerCase(Locale.ROOT).equals("formid"));
    }

    private static boolean holdsPayloads(@Nullable Object value) {
        Object content = value instanceof String text ? parsed(text) : value;
        return content instanceof Map || content instanceof List;
    }

    private static @Nullable Object parsed(String text) {
        try {
            return text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[") ? Json.parse(text) : null;
        } catch (JsonException noJson) {
            return null;
        }
    }

    private static Map<String, Object> fields(Map<?, ?> map) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
    }
}
