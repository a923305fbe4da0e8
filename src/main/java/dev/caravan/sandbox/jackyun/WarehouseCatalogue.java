package dev.caravan.sandbox.jackyun;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.Body;
import dev.caravan.sandbox.door.JsonBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * 吉客云's warehouses: a seed and, over it, the rows that were changed, added or removed since. A row is a map of the
 * vendor's own field names. Codes are unique. Thread-safe; every change is visible to the next request.
 */
public final class WarehouseCatalogue {
    static final String CODE = "warehouseCode";
    static final String NAME = "warehouseName";
    private static final String BLOCKED = "isBlockup";
    private static final String MODIFIED = "gmtModified";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> ROW = new TypeReference<>() {};

    private final WarehouseSeed seed;
    private final Map<Integer, ChangedWarehouse> changed = new TreeMap<>();
    private final Set<Integer> removed = new HashSet<>();
    private final Map<String, Integer> movedCodes = new HashMap<>();
    private int size;
    private @Nullable CatalogueView view;

    public WarehouseCatalogue(WarehouseSeed seed) {
        this.seed = seed;
        this.size = seed.count();
    }

    public WarehouseSeed seed() {
        return seed;
    }

    /** Rows that exist now. */
    public synchronized int count() {
        return size - removed.size();
    }

    /** The row of a code, a copy. Throws IllegalArgumentException when no row has it. */
    public synchronized Map<String, Object> row(String code) {
        return row(indexOf(code));
    }

    /** Whether a row has this code. */
    public synchronized boolean contains(String code) {
        return find(code) >= 0;
    }

    /** Sets fields of one row and its modification time. */
    public synchronized void change(String code, Map<String, ?> fields, Instant modifiedAt) {
        int index = indexOf(code);
        Map<String, Object> row = row(index);
        row.putAll(fields);
        put(index, code, row, modifiedAt);
    }

    /** Blocks rows (停用). */
    public synchronized void block(List<String> codes, Instant modifiedAt) {
        codes.forEach(code -> change(code, Map.of(BLOCKED, 1), modifiedAt));
    }

    /** Adds a row, made from the fields given over generated ones. */
    public synchronized void add(String code, Map<String, ?> fields, Instant modifiedAt) {
        if (find(code) >= 0) {
            throw new IllegalArgumentException("The catalogue has a warehouse " + code + " already");
        }
        int index = size++;
        Map<String, Object> row = generated(index);
        row.put(BLOCKED, 0);
        row.put(CODE, code);
        row.putAll(fields);
        put(index, code, row, modifiedAt);
    }

    /** Takes a row away: no page shows it any more. */
    public synchronized void remove(String code) {
        int index = indexOf(code);
        changed.remove(index);
        removed.add(index);
        view = null;
    }

    /** Receives a row's code and name, and whether it is blocked. */
    @FunctionalInterface
    public interface RowVisitor {
        void row(String code, String name, boolean blocked);
    }

    /** Visits all rows in the order of their modification. */
    public void each(RowVisitor visitor) {
        view().visit(Long.MIN_VALUE, Long.MAX_VALUE, 0, Integer.MAX_VALUE, (index, touched) -> {
            if (touched == null) {
                visitor.row(seed.code(index), seed.name(index), seed.blocked(index));
            } else {
                visitor.row(
                        touched.text(CODE),
                        touched.text(NAME),
                        touched.text(BLOCKED).equals("1"));
            }
        });
    }

    /** Whether the row of a code was open at first and is blocked now. */
    public synchronized boolean blockedLater(String code) {
        ChangedWarehouse row = changed.get(indexOf(code));
        return row != null
                && row.text(BLOCKED).equals("1")
                && !(row.index() < seed.count() && seed.blocked(row.index()));
    }

    /** What requests see now; immutable. */
    synchronized CatalogueView view() {
        if (view == null) {
            view = new CatalogueView(seed, List.copyOf(changed.values()), Set.copyOf(removed));
        }
        return view;
    }

    private void put(int index, String oldCode, Map<String, Object> row, Instant modifiedAt) {
        String newCode = String.valueOf(row.get(CODE));
        int holder = find(newCode);
        if (holder >= 0 && holder != index) {
            throw new IllegalArgumentException("The catalogue has a warehouse " + newCode + " already");
        }
        row.put(MODIFIED, BeijingTime.text(modifiedAt.getEpochSecond()));
        if (!newCode.equals(oldCode)) {
            movedCodes.put(oldCode, -1);
        }
        movedCodes.put(newCode, index);
        changed.put(index, new ChangedWarehouse(index, modifiedAt.getEpochSecond(), row, bytes(row)));
        view = null;
    }

    private int indexOf(String code) {
        int index = find(code);
        if (index < 0) {
            throw new IllegalArgumentException("The catalogue has no warehouse " + code);
        }
        return index;
    }

    private int find(String code) {
        int index = movedCodes.getOrDefault(code, seed.index(code));
        return removed.contains(index) ? -1 : index;
    }

    private Map<String, Object> row(int index) {
        ChangedWarehouse known = changed.get(index);
        return known == null ? generated(index) : new LinkedHashMap<>(known.row());
    }

    private Map<String, Object> generated(int index) {
        JsonBytes bytes = new JsonBytes(1024);
        seed.write(bytes, index);
        try {
            return JSON.readValue(bytes.body().text(), ROW);
        } catch (IOException ourOwnBytes) {
            throw new UncheckedIOException(ourOwnBytes);
        }
    }

    private static Body bytes(Map<String, Object> row) {
        try {
            return Body.of(JSON.writeValueAsBytes(row));
        } catch (IOException notWritable) {
            throw new UncheckedIOException(notWritable);
        }
    }
}
