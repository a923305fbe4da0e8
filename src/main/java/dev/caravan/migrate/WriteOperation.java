package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.migrate.Finding.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Guesses an operation that writes records from its configuration. Pure but for the ledger. */
final class WriteOperation {
    private static final String DATA_KEY = "dataKey";

    private WriteOperation() {}

    /** The operation; the row {@code dataKey} is taken out of the others, as the operation says it. */
    static Map<String, Object> of(Ledger ledger, ConfigMap config, List<Map<String, Object>> others) {
        Map<String, Object> yaml = new LinkedHashMap<>();
        yaml.put("kind", "write");
        HttpShape.put(yaml, config, ledger);
        Map<String, Object> write = new LinkedHashMap<>();
        String wrapper = RowValues.find(others, DATA_KEY)
                .map(row -> RowValues.text(row, "value"))
                .orElse("");
        others.removeIf(row -> RowValues.field(row).equals(DATA_KEY));
        ConfigMap operation = config.mapOrEmpty("operation");
        if (operation.text("method", "").equals("batchArraySave")) {
            String key = operation.text("rowsKey", "array");
            write.put("rows", wrapper.isEmpty() ? key : wrapper + "." + key);
            write.put("rows-per-call", operation.integer("rows", 1, 1, 10_000));
        } else if (!wrapper.isEmpty()) {
            write.put("row", wrapper);
        }
        write.put("repeat", "never");
        write.put("outcome", "whole");
        yaml.put("write", write);
        ledger.note(
                Kind.OPEN,
                config.has("api") ? config.placeOf("api") : config.place(),
                "nobody knows yet how this API answers: see write and answers in the vendor's profile. Until then a call is"
                        + " sent once, and HTTP 2xx with JSON is success");
        return yaml;
    }
}
