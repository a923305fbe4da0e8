package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.sandbox.door.BeijingTime;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One stored BD_STOCK row; guarded by its book. {@code rest} is shared between rows and never changed. */
final class StockRow {
    static final char CREATED = 'A';
    static final char SUBMITTED = 'B';
    static final char AUDITED = 'C';
    static final char REOPENED = 'D';

    final int id;
    final String createOrg;
    String number;
    String name;
    String useOrg;
    ObjectNode rest;
    char status = CREATED;
    final Set<String> allocated = new TreeSet<>();
    int modified;
    int creates;
    int updates;

    StockRow(int id, String createOrg, StockDraft draft, ObjectNode rest) {
        this.id = id;
        this.createOrg = createOrg;
        this.number = draft.number();
        this.name = draft.name();
        this.useOrg = createOrg;
        this.rest = rest;
    }

    boolean closed() {
        return status == AUDITED || status == SUBMITTED;
    }

    /** A field as a query shows it: Integer, String, JsonNode, or null when the row has no such field. */
    @Nullable Object field(String field) {
        return switch (field) {
            case "FStockId" -> id;
            case "FNumber" -> number;
            case "FName" -> name;
            case "FDocumentStatus" -> String.valueOf(status);
            case "FForbidStatus" -> "A";
            case "FCreateOrgId.FNumber" -> createOrg;
            case "FUseOrgId.FNumber" -> useOrg;
            case "FModifyDate" -> BeijingTime.text(modified).replace(' ', 'T');
            default -> other(field);
        };
    }

    private @Nullable JsonNode other(String field) {
        JsonNode value = rest;
        for (String step : field.split("\\.", -1)) {
            value = value.path(step);
        }
        return value.isMissingNode() ? null : value;
    }
}
