package dev.caravan.connection;

import dev.caravan.json.Json;
import dev.caravan.json.RecordArray;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes an operation's secret fields out of its answers, at any depth. Pure. */
final class AnswerSecrets {
    private AnswerSecrets() {}

    static @Nullable Object without(@Nullable Object value, Collection<String> names) {
        if (names.isEmpty()) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, element) -> {
                if (!names.contains(String.valueOf(name))) {
                    FieldTree.put(copy, String.valueOf(name), without(element, names));
                }
            });
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(without(element, names)));
            return copy;
        }
        return value;
    }

    static List<RecordArray.Element> without(List<RecordArray.Element> records, Collection<String> names) {
        return names.isEmpty()
                ? records
                : records.stream().map(element -> without(element, names)).toList();
    }

    private static RecordArray.Element without(RecordArray.Element element, Collection<String> names) {
        Object value = without(element.value(), names);
        return new RecordArray.Element(value, Json.write(value));
    }
}
