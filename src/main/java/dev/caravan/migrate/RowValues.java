package dev.caravan.migrate;

import dev.caravan.config.ConfigScalar;
import dev.caravan.config.SecretNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at copied rows. Pure. */
final class RowValues {
    private RowValues() {}

    static String field(Map<String, Object> row) {
        return text(row, "field");
    }

    /** A value of a row as a text; empty when there is none, or one of another kind. */
    static String text(Map<String, Object> row, String key) {
        Object value = row.get(key);
        if (value instanceof ConfigScalar scalar) {
            return scalar.text();
        }
        return value instanceof String text ? text : "";
    }

    static Optional<Map<String, Object>> find(List<Map<String, Object>> rows, String field) {
        return rows.stream().filter(row -> field(row).equals(field)).findFirst();
    }

    /** Whether the row sends something. */
    static boolean sends(Map<String, Object> row) {
        return List.of("value", "default", "children", "lookup").stream().anyMatch(row::containsKey);
    }

    /** Whether the row holds a credential in clear text. */
    static boolean isSecret(Map<String, Object> row) {
        return SecretNames.isSecret(field(row)) && (isConstant(text(row, "value")) || isConstant(text(row, "default")));
    }

    private static boolean isConstant(String text) {
        return !text.isBlank() && !text.contains("{");
    }

    /** The value for a report. */
    static String shown(Map<String, Object> row) {
        return isSecret(row) ? "…" : text(row, "value");
    }

    static Map<String, Object> row(String field, String value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("field", field);
        row.put("value", value);
        return row;
    }
}
