package dev.caravan.sandbox;

import dev.caravan.sandbox.door.Findings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.k3cloud.StockBook;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the warehouse case: which rows 星空 must hold after all of a catalogue has been moved, and how what it holds
 * differs. Expected are the rows that are not blocked, less the numbers that 星空 refuses. A row that was blocked after it
 * had been written may stay, as it was then. Thread-safe while the catalogue does not change.
 */
public final class WarehouseOracle {
    private static final Set<String> NAMED_BY_SOURCE = Set.of("FNumber", "FName");

    private final WarehouseCatalogue catalogue;
    private final StockBook book;
    private final Map<String, Object> constants;

    /** The constants are fields that every row must hold beside FNumber and FName, references as their plain number. */
    public WarehouseOracle(WarehouseCatalogue catalogue, StockBook book, Map<String, ?> constants) {
        this.catalogue = catalogue;
        this.book = book;
        this.constants = new LinkedHashMap<>(constants);
    }

    /** For the published case: organization I0134, FStockProperty 1, FAllowMinusQty true. */
    public WarehouseOracle(WarehouseCatalogue catalogue, StockBook book) {
        this(
                catalogue,
                book,
                Map.of("FCreateOrgId", "I0134", "FUseOrgId", "I0134", "FStockProperty", "1", "FAllowMinusQty", true));
    }

    /** Expected rows by number: FNumber, FName and the constants. Builds them all: for catalogues that fit in memory. */
    public Map<String, Map<String, Object>> expected() {
        Map<String, Map<String, Object>> expected = new LinkedHashMap<>();
        Set<String> refused = new HashSet<>(book.refused());
        catalogue.each((code, name, blocked) -> {
            if (!blocked && !refused.contains(code)) {
                expected.put(code, expectedRow(code, name));
            }
        });
        return expected;
    }

    /** How many rows are expected. */
    public int expectedCount() {
        int[] count = {0};
        Set<String> refused = new HashSet<>(book.refused());
        catalogue.each((code, name, blocked) -> count[0] += !blocked && !refused.contains(code) ? 1 : 0);
        return count[0];
    }

    /** What is wrong at the target, as sentences; empty when all is right. At most so many, then how many more. */
    public List<String> differences(int most) {
        Findings findings = new Findings(most);
        Set<String> refused = new HashSet<>(book.refused());
        Set<String> strangers = new HashSet<>(book.numbers());
        catalogue.each((code, name, blocked) -> {
            boolean held = strangers.remove(code);
            if (!blocked && !refused.contains(code)) {
                compare(code, name, held, findings);
            } else if (held && blocked && !catalogue.blockedLater(code) && book.creates(code) > 0) {
                findings.add(code + " is blocked but the target holds it");
            }
        });
        strangers.stream()
                .sorted()
                .filter(code -> book.creates(code) > 0)
                .forEach(code -> findings.add(code + " is not in the catalogue but the target holds it"));
        return findings.sentences();
    }

    /** The first 20 differences. */
    public List<String> differences() {
        return differences(20);
    }

    private void compare(String code, String name, boolean held, Findings findings) {
        Map<String, Object> row = held ? book.row(code) : null;
        if (row == null) {
            findings.add(code + " is missing at the target");
            return;
        }
        if (book.creates(code) > 1) {
            findings.add(code + " was created " + book.creates(code) + " times");
        }
        expectedRow(code, name).forEach((field, value) -> {
            String actual = text(row.get(field));
            if (!actual.equals(text(value))) {
                findings.add(code + ": " + field + " is " + actual + ", expected " + text(value));
            }
        });
    }

    private Map<String, Object> expectedRow(String code, String name) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("FNumber", code);
        row.put("FName", name);
        constants.forEach((field, value) -> {
            if (!NAMED_BY_SOURCE.contains(field)) {
                row.put(field, value);
            }
        });
        return row;
    }

    private static String text(@Nullable Object value) {
        return value instanceof Map<?, ?> reference ? String.valueOf(reference.get("FNumber")) : String.valueOf(value);
    }
}
