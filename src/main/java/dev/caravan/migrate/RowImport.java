package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.ConfigScalar;
import dev.caravan.config.Place;
import dev.caravan.migrate.Finding.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies rows of fields ({@code request}, {@code otherRequest}, …), with what has a meaning. Flat rows that name their
 * parent become its children. Used by one thread.
 */
final class RowImport {
    /** Keys with a meaning, in the order they are written. */
    private static final List<String> KEPT = List.of(
            "field", "label", "type", "value", "lookup", "default", "is_required", "parser", "mapping", "language");
    /** Keys of the editor, of the data grid, and of the flat form. */
    private static final List<String> WITHOUT_EFFECT = List.of("describe", "display", "enableDisplay", "physicalModel");

    private final Ledger ledger;
    private final IdentityHashMap<Object, Place> origins = new IdentityHashMap<>();

    RowImport(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The rows of a list, as maps. */
    List<Map<String, Object>> rows(List<ConfigMap> rows) {
        List<Map<String, Object>> copies = new ArrayList<>();
        for (FlatRows.Branch branch : new FlatRows(ledger).tree(rows)) {
            copies.add(row(branch));
        }
        return copies;
    }

    /** The rows that send something; the others are noted. */
    List<Map<String, Object>> sending(List<Map<String, Object>> copies) {
        List<Map<String, Object>> sending = new ArrayList<>();
        for (Map<String, Object> row : copies) {
            if (RowValues.sends(row)) {
                sending.add(row);
            } else {
                ledger.note(
                        Kind.LEFT_OUT,
                        originOf(row, Place.of("")),
                        "row " + RowValues.field(row) + ": it has no value, so nothing is sent");
            }
        }
        return sending;
    }

    /** Where a row that was written comes from; the row itself, not an equal one. */
    Place originOf(Object row, Place otherwise) {
        return origins.getOrDefault(row, otherwise);
    }

    private Map<String, Object> row(FlatRows.Branch branch) {
        ConfigMap row = branch.row();
        Map<String, Object> copy = new LinkedHashMap<>();
        origins.put(copy, row.place());
        for (String key : KEPT) {
            ledger.read(row, key);
            row.node(key).filter(node -> matters(key, node)).ifPresent(node -> copy.put(key, value(row, key, node)));
        }
        if (copy.get("label") instanceof ConfigScalar label && label.text().equals(row.text("field", ""))) {
            copy.remove("label");
        }
        WITHOUT_EFFECT.stream()
                .filter(row.names()::contains)
                .forEach(key -> ledger.leftOut(row, key, "help for the editor and the data grid of 轻易云"));
        Inferences.of(row).forEach((key, text) -> ledger.note(Kind.INFERRED, row.placeOf(key), text));
        if (RowValues.isSecret(copy)) {
            ledger.note(
                    Kind.OPEN,
                    row.placeOf("value"),
                    RowValues.field(copy)
                            + " looks like a credential, and stands in the case in clear text: if it is one, take it"
                            + " out and give it to the connection by the environment");
        }
        children(branch, copy);
        return copy;
    }

    private void children(FlatRows.Branch branch, Map<String, Object> copy) {
        List<Object> children = new ArrayList<>();
        branch.children().forEach(child -> children.add(row(child)));
        if (children.isEmpty()) {
            return;
        }
        boolean emptyValue =
                copy.get("value") instanceof ConfigScalar value && value.text().isBlank();
        if (emptyValue) {
            copy.remove("value");
        }
        copy.put("children", children);
    }

    private static boolean matters(String key, ConfigNode node) {
        String text = node instanceof ConfigScalar scalar ? scalar.text() : null;
        return switch (key) {
            case "is_required" -> text == null || !(text.isEmpty() || text.equals("false") || text.equals("0"));
            case "label", "type", "default" -> text == null || !text.isEmpty();
            default -> true;
        };
    }

    /** A scalar as it is spelt; anything else as plain values. */
    private Object value(ConfigMap row, String key, ConfigNode node) {
        switch (key) {
            case "parser" -> {
                ledger.readEach(node, "name");
                row.optionalMap(key).ifPresent(parser -> ledger.readAll(parser, "params"));
            }
            case "lookup" -> {
                ledger.readEach(node, "in", "find", "notFound", "until");
                row.optionalMap(key).ifPresent(lookup -> ledger.readAll(lookup, "where"));
            }
            default -> ledger.readAll(node);
        }
        return PlainCopy.of(node, ledger);
    }
}
