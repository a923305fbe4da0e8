package dev.caravan.sandbox.okki;

import dev.caravan.sandbox.door.BeijingTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * OKKI's products, in the order of their ids; seeded ones were updated one minute apart from 2024-01-01 Beijing time on.
 * Rows given out are copies. Thread-safe; changes are visible to the next request.
 */
public final class OkkiProducts {
    static final String ID = "product_id";
    static final String CREATED = "create_time";
    static final String UPDATED = "update_time";
    private static final int FIRST_ID = 700_001;
    private static final long START = Instant.parse("2023-12-31T16:00:00Z").getEpochSecond();
    private static final List<String> UNITS = List.of("PCS", "SET", "箱", "米");

    private final Map<Integer, Map<String, Object>> listed = new TreeMap<>();
    private final Map<Integer, Map<String, Object>> removed = new TreeMap<>();
    private int nextId = FIRST_ID;

    public OkkiProducts(int count, long seed) {
        Random random = new Random(seed);
        for (int index = 0; index < count; index++) {
            Map<String, Object> fields =
                    Map.of("unit", UNITS.get(random.nextInt(UNITS.size())), "group_id", 10_001 + random.nextInt(500));
            add(fields, Instant.ofEpochSecond(START + 60L * index));
        }
    }

    /** The id of number {@code index} of the seed. */
    public static int id(int index) {
        return FIRST_ID + index;
    }

    /** How many are listed now. */
    public synchronized int count() {
        return listed.size();
    }

    /** Adds a product, made from the fields given over generated ones; answers its id. */
    public synchronized int add(Map<String, ?> fields, Instant createdAt) {
        int id = nextId++;
        String time = BeijingTime.text(createdAt.getEpochSecond());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(ID, id);
        row.put("product_no", "P" + id);
        row.put("name", "Product " + id);
        row.put("cn_name", "产品 " + id);
        row.put("model", "M-" + id % 97);
        row.put("unit", "PCS");
        row.put("group_id", 0);
        row.put("disable_flag", 0);
        row.put(CREATED, time);
        row.put(UPDATED, time);
        row.putAll(fields);
        listed.put(id, row);
        return id;
    }

    /** Sets fields of a listed product and its update time. */
    public synchronized void change(int id, Map<String, ?> fields, Instant updatedAt) {
        Map<String, Object> row = require(id);
        row.putAll(fields);
        row.put(UPDATED, BeijingTime.text(updatedAt.getEpochSecond()));
    }

    /** Takes a product away: only {@code removed=1} lists it from now on. */
    public synchronized void remove(int id, Instant removedAt) {
        change(id, Map.of(), removedAt);
        removed.put(id, require(id));
        listed.remove(id);
    }

    /** All listed or all removed rows by id. */
    public synchronized List<Map<String, Object>> rows(boolean wantRemoved) {
        return (wantRemoved ? removed : listed)
                .values().stream().<Map<String, Object>>map(LinkedHashMap::new).toList();
    }

    private Map<String, Object> require(int id) {
        Map<String, Object> row = listed.get(id);
        if (row == null) {
            throw new IllegalArgumentException("There is no product " + id);
        }
        return row;
    }
}
