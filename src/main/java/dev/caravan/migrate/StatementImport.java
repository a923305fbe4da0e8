package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.migrate.Finding.Kind;
import java.util.List;
import java.util.Map;

/** Arranges what a statement of a database is asked with. Used once. */
final class StatementImport {
    private static final String LIMIT = "limit";

    private final Ledger ledger;
    private final RowImport rows;
    private final ConfigMap config;

    StatementImport(Ledger ledger, RowImport rows, ConfigMap config) {
        this.ledger = ledger;
        this.rows = rows;
        this.config = config;
    }

    /**
     * Of a source: rows that are options of {@code pull} move there.
     *
     * @param largest the largest page that the operation takes
     */
    void arrange(List<Map<String, Object>> others, Map<String, Object> pull, int largest) {
        RowValues.find(others, "main_sql").ifPresent(this::statement);
        RowValues.find(others, LIMIT).ifPresent(row -> {
            remove(others, row);
            pageSize(row, pull, largest);
        });
        pull.put("key", config.text("id", config.text("number", "id")));
    }

    private void statement(Map<String, Object> row) {
        row.put("field", "sql");
        if (RowValues.text(row, "value").matches("(?s).*:(limit|offset|page|size)\\b.*")) {
            ledger.note(
                    Kind.OPEN,
                    config.placeOf("request"),
                    "main_sql pages by itself: take :limit and :offset out of sql, reads go on after the key");
        }
    }

    /** A variable of 轻易云's paging, or nothing, is no size that {@code pull} could take. */
    private void pageSize(Map<String, Object> row, Map<String, Object> pull, int largest) {
        String size = RowValues.text(row, "value").strip();
        if (!size.matches("[1-9][0-9]{0,8}")) {
            note(Kind.CHANGED, row, "limit: paging fills it; the page size is pageSize of pull");
        } else if (Integer.parseInt(size) > largest) {
            pull.put("pageSize", String.valueOf(largest));
            note(Kind.CHANGED, row, "limit " + size + " is pageSize: " + largest + " of pull, the largest page");
        } else {
            pull.put("pageSize", size);
        }
    }

    /** Of a target: how many rows a call sends is the profile's business. */
    void dropLimit(List<Map<String, Object>> others) {
        RowValues.find(others, LIMIT).ifPresent(row -> {
            remove(others, row);
            note(
                    Kind.CHANGED,
                    row,
                    "limit is left out: rows-per-call of the vendor's profile says how many rows a call sends");
        });
    }

    /** The row itself, not an equal one. */
    private static void remove(List<Map<String, Object>> others, Map<String, Object> row) {
        others.removeIf(other -> other == row);
    }

    private void note(Kind kind, Map<String, Object> row, String text) {
        ledger.note(kind, rows.originOf(row, config.place()), text);
    }
}
