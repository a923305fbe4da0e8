package dev.caravan.migrate;

import dev.caravan.json.Json;
import dev.caravan.mapping.LookUpSource;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Records that the look-ups of a sample find. Immutable once made. */
final class SampleStage implements LookUpSource {
    private final Map<String, List<Map<String, Object>>> records = new LinkedHashMap<>();

    /**
     * One record for each different question.
     *
     * @param rows the mapping's values
     * @param record the sample that looks up
     * @param cases the case of each scheme
     */
    SampleStage(Object rows, Map<String, Object> record, UnaryOperator<String> cases) {
        for (LookUpTexts.LookUp lookUp : LookUpTexts.in(rows)) {
            Map<String, Object> asked = new LinkedHashMap<>();
            lookUp.where().forEach((field, text) -> asked.put(field, SampleRecord.filled(text, record)));
            List<Map<String, Object>> staged =
                    records.computeIfAbsent(cases.apply(lookUp.scheme()), any -> new ArrayList<>());
            Map<String, Object> found = staged.stream()
                    .filter(known -> known.entrySet().containsAll(asked.entrySet()))
                    .findFirst()
                    .orElseGet(() -> {
                        staged.add(asked);
                        return asked;
                    });
            found.putIfAbsent(lookUp.find(), lookUp.find() + "-1");
        }
    }

    /** The records by case. */
    Map<String, List<Map<String, Object>>> records() {
        return records;
    }

    @Override
    public List<StoredRecord> find(String caseName, ContentQuery query) {
        List<StoredRecord> found = new ArrayList<>();
        for (Map<String, Object> record : records.getOrDefault(caseName, List.of())) {
            String field = query.field();
            if (field == null || query.values().contains(String.valueOf(record.get(field)))) {
                found.add(stored(found.size() + 1L, record));
            }
        }
        return query.after() > 0 ? List.of() : found;
    }

    private static StoredRecord stored(long id, Map<String, Object> content) {
        return new StoredRecord(
                id, "#" + id, RecordStatus.WRITTEN, 1, 1, 0, Instant.EPOCH, null, null, null, Json.write(content));
    }
}
