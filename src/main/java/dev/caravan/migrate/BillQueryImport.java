package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.migrate.Finding.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings 星空's ExecuteBillQuery into one form: 轻易云 has its parameters in {@code request} (v1), or among
 * {@code otherRequest} with the fields that are wanted as {@code request} (v2). Used once.
 */
final class BillQueryImport {
    private static final Set<String> PARAMETERS = Set.of(
            "FormId", "FieldKeys", "FilterString", "OrderString", "TopRowCount", "StartRow", "Limit", "SubSystemId");
    /** The underscore between a reference and its field, not the one within {@code F_PSEH_OrgId}. */
    private static final Pattern REFERENCE = Pattern.compile("(?<=..)_(?=F[A-Za-z])");

    private static final String FIELD_KEYS = "FieldKeys";

    private final Ledger ledger;
    private final ConfigMap config;

    BillQueryImport(Ledger ledger, ConfigMap config) {
        this.ledger = ledger;
        this.config = config;
    }

    void arrange(List<Map<String, Object>> request, List<Map<String, Object>> others) {
        if (!config.text("api", "").endsWith("ExecuteBillQuery")) {
            return;
        }
        List<Map<String, Object>> moved = new ArrayList<>();
        others.removeIf(row -> PARAMETERS.contains(RowValues.field(row)) && moved.add(row));
        List<Map<String, Object>> selected = new ArrayList<>();
        request.removeIf(row -> !PARAMETERS.contains(RowValues.field(row)) && selected.add(row));
        request.addAll(moved);
        fieldKeys(request, selected);
        if (RowValues.find(request, "OrderString").isEmpty()) {
            request.add(RowValues.row("OrderString", dotted(config.text("id", config.text("number", "FNumber")))));
            note(Kind.CHANGED, "OrderString is added: without an order 星空 may leave rows out between two pages");
        }
        if (RowValues.find(request, "TopRowCount").isEmpty()) {
            request.add(RowValues.row("TopRowCount", "0"));
        }
        if (RowValues.find(others, "dataKey").isEmpty()) {
            others.add(RowValues.row("dataKey", "data"));
            note(
                    Kind.CHANGED,
                    "dataKey: data is added: 星空 takes the query within \"data\", as the adapter of 轻易云 sends it");
        }
    }

    private void fieldKeys(List<Map<String, Object>> request, List<Map<String, Object>> selected) {
        Map<String, Object> row = RowValues.find(request, FIELD_KEYS).orElse(null);
        if (row != null && !RowValues.text(row, "value").isBlank()) {
            addMissing(row, wanted(row, selected));
            row.keySet().removeAll(List.of("type", "parser", "children"));
            return;
        }
        Set<String> keys = wanted(row, selected);
        if (keys.isEmpty()) {
            fromAnswer(keys);
        }
        if (row == null) {
            row = RowValues.row(FIELD_KEYS, "");
            request.add(row);
        }
        row.keySet().removeAll(List.of("type", "parser", "children"));
        row.put("value", String.join(",", keys));
    }

    /** What stands in {@code request} as rows, or in {@code FieldKeys} as children, is asked for too. */
    private static Set<String> wanted(@Nullable Map<String, Object> row, List<Map<String, Object>> selected) {
        Set<String> keys = new LinkedHashSet<>();
        selected.forEach(wanted -> keys.add(pathOf(wanted)));
        if (row != null && row.get("children") instanceof List<?> children) {
            children.forEach(child -> keys.add(childField(child)));
        }
        return keys;
    }

    private void addMissing(Map<String, Object> row, Set<String> wanted) {
        String stated = RowValues.text(row, "value").strip();
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(List.of(stated.split("\\s*,\\s*")));
        if (!missing.isEmpty()) {
            row.put("value", stated.replaceFirst("\\s*,$", "") + "," + String.join(",", missing));
            note(Kind.CHANGED, "FieldKeys asks for " + String.join(", ", missing) + " too, which are rows of request");
        }
    }

    /** {@code FBaseUnitId_FNumber} is the name of what {@code FBaseUnitId.FNumber} asks for. */
    private static String pathOf(Map<String, Object> row) {
        String value = RowValues.text(row, "value").strip();
        return value.isEmpty() || value.contains("{") ? dotted(RowValues.field(row)) : value;
    }

    private static String dotted(String name) {
        return REFERENCE.matcher(name).replaceAll(".");
    }

    @SuppressWarnings("unchecked") // rows are copied as maps with text keys
    private static String childField(Object child) {
        return child instanceof Map<?, ?> row ? RowValues.field((Map<String, Object>) row) : String.valueOf(child);
    }

    private void fromAnswer(Set<String> keys) {
        for (String key : List.of("id", "number", "name")) {
            config.optionalText(key)
                    .filter(text -> !text.isBlank())
                    .map(BillQueryImport::dotted)
                    .ifPresent(keys::add);
        }
        List<String> others = new ArrayList<>();
        for (ConfigMap field : config.maps("response")) {
            String name = field.text("field", "");
            if (name.startsWith("F") && !name.equals("ForbidStatus")) {
                keys.add(dotted(name));
            } else {
                others.add(name);
            }
        }
        note(
                Kind.INFERRED,
                "[I] FieldKeys has no value: it asks for id and number, and for the fields of response that are names of 星空"
                        + (others.isEmpty() ? "" : "; not for " + String.join(", ", others) + ", which are not"));
    }

    private void note(Kind kind, String text) {
        ledger.note(kind, config.placeOf("request"), text);
    }
}
