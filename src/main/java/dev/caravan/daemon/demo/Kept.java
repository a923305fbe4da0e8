package dev.caravan.daemon.demo;

import dev.caravan.json.Json;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the store keeps of a case that has no target. */
final class Kept {
    private static final int PAGE = 1000;

    private Kept() {}

    /** The contents of the case's written records by a field's text. */
    static Map<String, Map<String, Object>> by(String field, Store store, String caseName) {
        long caseId = store.cases().idOf(caseName);
        Map<String, Map<String, Object>> kept = new LinkedHashMap<>();
        List<StoredRecord> page;
        int read = 0;
        do {
            page = store.records().list(caseId, RecordStatus.WRITTEN, PAGE, read);
            for (StoredRecord record : page) {
                Map<String, Object> content = content(record);
                kept.put(String.valueOf(content.get(field)), content);
            }
            read += page.size();
        } while (page.size() == PAGE);
        return kept;
    }

    private static Map<String, Object> content(StoredRecord record) {
        String content = record.content();
        return content == null ? Map.of() : Json.parseObject(content);
    }
}
