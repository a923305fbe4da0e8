package dev.caravan.daemon;

import dev.caravan.json.Json;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.LookUpSource;
import dev.caravan.mapping.MappedRow;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.StoreLookUps;
import dev.caravan.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;

/**
 * Maps many records in batches: those of a file, or those a case has staged.
 */
final class MappedRecords {
    private static final int BATCH = 500;

    private final FieldMapping mapping;
    private final Consumer<MappedRow> rows;

    /**
     * @param rows takes what becomes of each record, in order
     */
    MappedRecords(FieldMapping mapping, Consumer<MappedRow> rows) {
        this.mapping = mapping;
        this.rows = rows;
    }

    void ofFile(List<Map<String, Object>> records, LookUpSource lookUps) {
        for (int start = 0; start < records.size(); start += BATCH) {
            List<Map<String, Object>> batch = records.subList(start, Math.min(records.size(), start + BATCH));
            int first = start + 1;
            List<String> keys = IntStream.range(first, first + batch.size())
                    .mapToObj(position -> "#" + position)
                    .toList();
            mapping.map(batch, keys, lookUps).forEach(rows);
        }
    }

    /** All that would be delivered, whether it has been or not. */
    void ofStage(CamelContext context, String caseName) {
        Store store = Contexts.store(context);
        long caseId = KnownCases.require(context, store, caseName);
        LookUpSource lookUps = new StoreLookUps(caseName, store, event -> {});
        long after = 0;
        List<StoredRecord> page;
        do {
            page = store.records().lookUp(caseId, ContentQuery.all(after, BATCH));
            List<StoredRecord> kept = page.stream()
                    .filter(record -> record.content() != null && record.status() != RecordStatus.FILTERED)
                    .toList();
            mapping.map(
                            kept.stream()
                                    .map(record -> Json.parseObject(String.valueOf(record.content())))
                                    .toList(),
                            kept.stream().map(StoredRecord::key).toList(),
                            lookUps)
                    .forEach(rows);
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == BATCH);
    }
}
