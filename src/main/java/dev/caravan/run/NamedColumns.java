package dev.caravan.run;

import dev.caravan.connection.OperationCall;
import dev.caravan.json.DottedFields;
import dev.caravan.json.Json;
import dev.caravan.json.RecordArray.Element;
import dev.caravan.model.profile.RecordsRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of records that are lists of values: the request has their names. A record of another length, or one that is
 * no list, stays what it is, and is refused where it is staged. Immutable.
 */
final class NamedColumns {
    private final List<String> names;

    private NamedColumns(List<String> names) {
        this.names = names;
    }

    /** The names that a call asks for; none where its records are objects. */
    static NamedColumns of(OperationCall call) {
        RecordsRule records = call.operation().records();
        String at = records == null ? null : records.columnsAt();
        if (at == null) {
            return new NamedColumns(List.of());
        }
        Map<String, Object> asked =
                new LinkedHashMap<>(DottedFields.flat(call.operation().fields()));
        asked.putAll(DottedFields.flat(call.fields()));
        String text = Objects.toString(asked.get(at), "");
        return new NamedColumns(List.of(text.strip().replace('.', '_').split("\\s*,\\s*", -1)));
    }

    List<Element> name(List<Element> records) {
        return names.isEmpty() ? records : records.stream().map(this::name).toList();
    }

    private Element name(Element record) {
        if (!(record.value() instanceof List<?> values) || values.size() != names.size()) {
            return record;
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            put(named, names.get(i), values.get(i));
        }
        return new Element(named, Json.write(named));
    }

    @SuppressWarnings("NullAway") // a record in motion may hold JSON null
    private static void put(Map<String, Object> named, String name, @Nullable Object value) {
        named.put(name, value);
    }
}
