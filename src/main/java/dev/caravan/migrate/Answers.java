package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.migrate.Finding.Kind;
import java.util.List;
import java.util.Optional;

/** What a configuration says of the vendor's answers, which the vendor's profile describes here. Pure but for the ledger. */
final class Answers {
    private static final List<String> ROW = List.of(
            "field",
            "label",
            "type",
            "value",
            "describe",
            "id",
            "parent",
            "parent_id",
            "children",
            "is_required",
            "display",
            "enableDisplay",
            "default",
            "parser");
    private static final String WRITE_BACK = "primaryWriteback";

    private Answers() {}

    /** Notes the keys that have no effect. */
    static void note(Ledger ledger, ConfigMap config) {
        config.maps("response").forEach(row -> readRow(ledger, row));
        config.maps("otherResponse").forEach(row -> readRow(ledger, row));
        boolean writesBack = config.maps("response").stream().anyMatch(Answers::isWriteBack);
        if (config.names().contains("response")) {
            if (writesBack) {
                ledger.read(config, "response");
            } else {
                ledger.leftOut(config, "response", "fields are read as they come; the mapping names those it needs");
            }
        }
        for (String key : List.of("autoFillResponse", "label", "describe")) {
            if (config.names().contains(key)) {
                ledger.leftOut(config, key, "fields are read as they come");
            }
        }
        ledger.read(config, "otherResponse");
        if (config.has("otherResponse")) {
            ledger.note(
                    Kind.CHANGED,
                    config.placeOf("otherResponse"),
                    "otherResponse: the vendor's profile says where records are");
        }
    }

    private static void readRow(Ledger ledger, ConfigMap row) {
        ledger.read(row, ROW.toArray(String[]::new));
        row.maps("children").forEach(child -> readRow(ledger, child));
    }

    /** Rows of {@code response} that 轻易云 writes back. */
    static List<ConfigMap> writeBack(ConfigMap config) {
        return config.maps("response").stream().filter(Answers::isWriteBack).toList();
    }

    private static boolean isWriteBack(ConfigMap row) {
        return row.text("field", "").equals(WRITE_BACK);
    }

    /** The path of the list of records, when the configuration names it. */
    static Optional<String> listPath(ConfigMap config) {
        return config.maps("otherResponse").stream()
                .filter(row -> !List.of("StatusKey", "PageKey").contains(row.text("field", "")))
                .map(row -> row.text("value", ""))
                .filter(value -> !value.isBlank() && !value.contains("{"))
                .findFirst();
    }
}
