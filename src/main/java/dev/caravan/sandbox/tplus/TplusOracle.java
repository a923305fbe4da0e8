package dev.caravan.sandbox.tplus;

import dev.caravan.json.FieldPath;
import dev.caravan.sandbox.door.Findings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges the inventory case: the rows a target table must hold after all inventory has been moved, one per {@code ID}.
 * Disabled items must be there as such; items that were taken away since may stay. Values are compared as a table holds
 * them: numbers by value, a truth value also as 1 or 0, nothing the same as an empty text. Thread-safe while the inventory
 * does not change.
 */
public final class TplusOracle {
    private final TplusInventory inventory;
    private final Map<String, String> columns;

    /** The columns with the fields they are filled from, dotted for the fields of references. */
    public TplusOracle(TplusInventory inventory, Map<String, String> columns) {
        this.inventory = inventory;
        this.columns = new LinkedHashMap<>(columns);
    }

    /** The rows by id as text; values as the vendor sends them. */
    public Map<String, Map<String, @Nullable Object>> expected() {
        Map<String, Map<String, @Nullable Object>> expected = new LinkedHashMap<>();
        inventory.rows().forEach(item -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            columns.forEach(
                    (column, field) -> row.put(column, FieldPath.of(field).get(item)));
            expected.put(String.valueOf(item.get(TplusInventoryRow.ID)), row);
        });
        return expected;
    }

    /** What is wrong with the rows held, by id, as sentences; empty when all is right. At most so many, then a count. */
    public List<String> differences(Map<String, ? extends Map<String, ? extends @Nullable Object>> held, int most) {
        Findings findings = new Findings(most);
        Map<String, Map<String, @Nullable Object>> expected = expected();
        expected.forEach((id, row) -> compare(id, row, held.get(id)).forEach(findings::add));
        Set<String> strangers = new TreeSet<>(held.keySet());
        strangers.removeAll(expected.keySet());
        strangers.removeAll(inventory.removed());
        strangers.forEach(id -> findings.add("item " + id + " is held but T+ does not list it"));
        return findings.sentences();
    }

    /** The first 20 differences. */
    public List<String> differences(Map<String, ? extends Map<String, ? extends @Nullable Object>> held) {
        return differences(held, 20);
    }

    private static List<String> compare(
            String id, Map<String, @Nullable Object> expected, @Nullable Map<String, ? extends @Nullable Object> held) {
        if (held == null) {
            return List.of("item " + id + " is missing");
        }
        List<String> wrong = new ArrayList<>();
        expected.forEach((column, value) -> {
            if (!same(value, held.get(column))) {
                wrong.add("item " + id + ": " + column + " is " + held.get(column) + ", expected " + value);
            }
        });
        return wrong;
    }

    private static boolean same(@Nullable Object expected, @Nullable Object held) {
        String text = text(held);
        if (expected instanceof Boolean truth) {
            return text.equalsIgnoreCase(truth.toString()) || text.equals(truth ? "1" : "0");
        }
        return expected instanceof Number number
                ? sameNumber(number, text)
                : text(expected).equals(text);
    }

    private static boolean sameNumber(Number expected, String held) {
        try {
            return new BigDecimal(expected.toString()).compareTo(new BigDecimal(held)) == 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
