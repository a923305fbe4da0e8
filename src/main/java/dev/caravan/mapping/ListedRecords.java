package dev.caravan.mapping;

import dev.caravan.json.FieldPath;
import dev.caravan.json.Json;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Look-ups in records that are written down; each counts as written by its case. Immutable, thread-safe. */
public final class ListedRecords implements LookUpSource {
    private final Map<String, List<Map<String, Object>>> records;

    /** Records by the name of their case. */
    public ListedRecords(Map<String, List<Map<String, Object>>> records) {
        this.records = Map.copyOf(records);
    }

    @Override
    public List<StoredRecord> find(String caseName, ContentQuery query) {
        List<StoredRecord> found = new ArrayList<>();
        long id = 0;
        for (Map<String, Object> content : records.getOrDefault(caseName, List.of())) {
            id++;
            if (id > query.after() && found.size() < query.limit() && fits(content, query)) {
                found.add(stored(id, content));
            }
        }
        return found;
    }

    private static boolean fits(Map<String, Object> content, ContentQuery query) {
        if (query.field() == null) {
            return true;
        }
        Object value = FieldPath.of(query.field()).get(content);
        return value != null && query.values().contains(MysqlText.of(value));
    }

    private static StoredRecord stored(long id, Map<String, Object> content) {
        return new StoredRecord(
                id, "#" + id, RecordStatus.WRITTEN, 1, 1, 0, Instant.EPOCH, null, null, null, Json.write(content));
    }
}
