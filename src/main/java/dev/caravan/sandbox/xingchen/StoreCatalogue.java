package dev.caravan.sandbox.xingchen;

import dev.caravan.sandbox.door.PageRequest;
import dev.caravan.sandbox.door.SeededRows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The stores (仓库) of one account set of 星辰: a seed and, over it, the rows that were changed or added since. A row is a
 * map of the vendor's own field names. Numbers are unique and stay. Thread-safe; every change is visible to the next
 * request.
 */
public final class StoreCatalogue {
    static final String NUMBER = "number";
    private static final SeededRows.Range ALL = new SeededRows.Range(Long.MIN_VALUE, Long.MAX_VALUE, null);

    private final StoreSeed seed;
    private final SeededRows rows;
    private final Map<String, Integer> indexes = new HashMap<>();

    public StoreCatalogue(StoreSeed seed) {
        this.seed = seed;
        this.rows = new SeededRows(seed.count(), seed::modified, seed::row);
        for (int index = 0; index < seed.count(); index++) {
            indexes.put(seed.number(index), index);
        }
    }

    public StoreSeed seed() {
        return seed;
    }

    public int count() {
        return rows.count();
    }

    /** The row of a number, a copy. Throws IllegalArgumentException when none has it. */
    public synchronized Map<String, Object> row(String number) {
        return rows.row(indexOf(number));
    }

    /** Sets fields of one row, but not its number, and its modification time. */
    public synchronized void change(String number, Map<String, ?> fields, Instant modifiedAt) {
        int index = indexOf(number);
        put(index, number, fields, rows.row(index), modifiedAt);
    }

    /** Adds a store, made from the fields given over generated ones. */
    public synchronized void add(String number, Map<String, ?> fields, Instant modifiedAt) {
        if (indexes.containsKey(number)) {
            throw new IllegalArgumentException("The catalogue has a store " + number + " already");
        }
        int index = rows.count();
        Map<String, Object> generated = seed.row(index);
        generated.put(NUMBER, number);
        put(index, number, fields, generated, modifiedAt);
        indexes.put(number, index);
    }

    /** Visits all rows, not to be changed, in the order of their modification. */
    public void each(Consumer<Map<String, Object>> visitor) {
        rows.page(ALL, PageRequest.of(0, Integer.MAX_VALUE)).forEach(visitor);
    }

    List<Map<String, Object>> page(StoreQuery query, PageRequest page) {
        return rows.page(query.range(), page);
    }

    int count(StoreQuery query) {
        return rows.count(query.range());
    }

    private void put(int index, String number, Map<String, ?> fields, Map<String, Object> row, Instant modifiedAt) {
        row.putAll(fields);
        if (!number.equals(row.get(NUMBER))) {
            throw new IllegalArgumentException("The number of a store stays, " + number + " can't become another");
        }
        rows.put(index, modifiedAt.getEpochSecond(), row);
    }

    private int indexOf(String number) {
        Integer index = indexes.get(number);
        if (index == null) {
            throw new IllegalArgumentException("The catalogue has no store " + number);
        }
        return index;
    }
}
