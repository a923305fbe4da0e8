package dev.caravan.daemon;

import dev.caravan.json.Json;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappedRow;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.StoreLookUps;
import dev.caravan.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;

/**
 * Maps many records in batches: those of a file, or those a case has staged. Used once.
 */
final class MappedRecords {
    /** Mapped and looked up together. */
    static final int BATCH = 500;

    private final FieldMapping mapping;
    private final int batch;
    private final Consumer<MappedRow> rows;
    private final List<Map<String, Object>> records = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    /**
     * @param batch most records that are mapped together
     * @param rows takes what becomes of the records, in order
     */
    MappedRecords(FieldMapping mapping, int batch, Consumer<MappedRow> rows) {
        this.mapping = mapping;
        this.batch = batch;
        this.rows = rows;
    }

    void ofFile(List<Map<String, Object>> all, LookUpSource lookUps) {
        int position = 0;
        for (Map<String, Object> record : all) {
            position++;
            add(record, "#" + position, lookUps);
        }
        map(lookUps);
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
            for (StoredRecord record : page) {
                after = record.id();
                if (record.content() != null && record.status() != RecordStatus.FILTERED) {
                    add(Json.parseObject(record.content()), record.key(), lookUps);
                }
            }
        } while (page.size() == BATCH);
        map(lookUps);
    }

    private void add(Map<String, Object> record, String key, LookUpSource lookUps) {
        records.add(record);
        keys.add(key);
        if (records.size() == batch) {
            map(lookUps);
        }
    }

    private void map(LookUpSource lookUps) {
        mapping.map(List.copyOf(records), List.copyOf(keys), lookUps).forEach(rows);
        records.clear();
        keys.clear();
    }
}
