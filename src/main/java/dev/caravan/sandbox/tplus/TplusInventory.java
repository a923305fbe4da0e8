package dev.caravan.sandbox.tplus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * T+'s inventory, in the order of the row version {@code Ts}: every change gives a row the next version and so moves it
 * behind all others. Codes are unique. Rows given out are copies. Thread-safe; changes are visible to the next request.
 */
public final class TplusInventory {
    private static final long FIRST_TS = 100_001;

    private final TreeMap<Long, Map<String, Object>> rows = new TreeMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<String> removed = new TreeSet<>();
    private final Random random;
    private long nextTs = FIRST_TS;
    private int nextIndex;

    /** So many items, one in twenty disabled, drawn from the seed. */
    public TplusInventory(int count, long seed) {
        random = new Random(seed);
        for (int index = 0; index < count; index++) {
            add(code(index), Map.of());
        }
    }

    /** 3,000 items. */
    public static TplusInventory standard() {
        return new TplusInventory(3000, 20240101);
    }

    /** The code of number {@code index} of the seed. */
    public static String code(int index) {
        return TplusInventoryRow.code(index);
    }

    /** Items that exist now, the disabled ones among them. */
    public synchronized int count() {
        return rows.size();
    }

    /** The row of a code. Throws IllegalArgumentException when no row has it. */
    public synchronized Map<String, Object> row(String code) {
        return new LinkedHashMap<>(require(code));
    }

    /** All rows by {@code Ts}. */
    public synchronized List<Map<String, Object>> rows() {
        return rows.values().stream()
                .<Map<String, Object>>map(LinkedHashMap::new)
                .toList();
    }

    /** Ids of items that were taken away, as text. */
    public synchronized Set<String> removed() {
        return Set.copyOf(removed);
    }

    /** Sets fields of an item and gives it the next {@code Ts}. */
    public synchronized void change(String code, Map<String, ?> fields) {
        Map<String, Object> row = row(code);
        row.putAll(fields);
        take(code);
        put(row);
    }

    /** Disables an item (停用), which is a change. */
    public synchronized void disable(String code) {
        change(code, Map.of(TplusInventoryRow.DISABLED, true));
    }

    /** Adds an item, made from the fields given over generated ones. */
    public synchronized void add(String code, Map<String, ?> fields) {
        if (versions.containsKey(code)) {
            throw new IllegalArgumentException("There is an item " + code + " already");
        }
        Map<String, Object> row = TplusInventoryRow.of(nextIndex++, random);
        row.put(TplusInventoryRow.CODE, code);
        row.putAll(fields);
        put(row);
    }

    /** Takes an item away: no query lists it any more, and nothing tells that it is gone. */
    public synchronized void remove(String code) {
        Map<String, Object> row = require(code);
        take(code);
        removed.add(String.valueOf(row.get(TplusInventoryRow.ID)));
    }

    private Map<String, Object> require(String code) {
        Long ts = versions.get(code);
        Map<String, Object> row = ts == null ? null : rows.get(ts);
        if (row == null) {
            throw new IllegalArgumentException("There is no item " + code);
        }
        return row;
    }

    private void take(String code) {
        Long ts = versions.remove(code);
        if (ts != null) {
            rows.remove(ts);
        }
    }

    private void put(Map<String, Object> row) {
        long ts = nextTs++;
        row.put(TplusInventoryRow.TS, String.format("%016X", ts));
        rows.put(ts, row);
        versions.put(String.valueOf(row.get(TplusInventoryRow.CODE)), ts);
    }
}
