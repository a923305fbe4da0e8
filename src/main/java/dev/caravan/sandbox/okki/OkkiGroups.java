package dev.caravan.sandbox.okki;

import dev.caravan.sandbox.door.BeijingTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * OKKI's product groups: a list of rows of the vendor's own fields, in which an id may stand twice or be missing. Changes
 * are visible to the next request. Rows given out are copies. Thread-safe.
 */
public final class OkkiGroups {
    private final List<Map<String, Object>> rows;
    private final Set<String> removed = new TreeSet<>();
    private int nextId;

    public OkkiGroups(OkkiGroupSeed seed) {
        rows = new ArrayList<>(seed.rows());
        nextId = seed.id(seed.count());
    }

    /** All rows in the order of the list. */
    public synchronized List<Map<String, Object>> rows() {
        return rows.stream().<Map<String, Object>>map(LinkedHashMap::new).toList();
    }

    /** Ids of groups that were taken away, as text. */
    public synchronized Set<String> removed() {
        return Set.copyOf(removed);
    }

    /** Sets fields of a group and its update time; where an id stands twice, of the last. */
    public synchronized void change(int id, Map<String, ?> fields, Instant updatedAt) {
        Map<String, Object> row = last(id);
        row.putAll(fields);
        row.put(OkkiGroupRow.UPDATED, BeijingTime.text(updatedAt.getEpochSecond()));
    }

    /** Adds a group below another, or a root for parent 0; answers its id. */
    public synchronized int add(String name, int parentId, Instant createdAt) {
        Map<String, Object> parent = parentId == 0 ? Map.of() : last(parentId);
        rows.add(OkkiGroupRow.of(nextId, parent, name, createdAt));
        return nextId++;
    }

    /** Lists the row of a group a second time, with other fields. */
    public synchronized void repeat(int id, Map<String, ?> fields) {
        Map<String, Object> again = new LinkedHashMap<>(last(id));
        again.putAll(fields);
        rows.add(again);
    }

    /** Takes all rows of an id away. */
    public synchronized void remove(int id) {
        last(id);
        rows.removeIf(row -> hasId(row, String.valueOf(id)));
        removed.add(String.valueOf(id));
    }

    /** The rows of an id, null for any, whose name contains the text, null for any. */
    synchronized List<Map<String, Object>> find(@Nullable String id, @Nullable String name) {
        return rows().stream()
                .filter(row -> id == null || hasId(row, id))
                .filter(row -> name == null
                        || String.valueOf(row.get(OkkiGroupRow.NAME)).contains(name))
                .toList();
    }

    private Map<String, Object> last(int id) {
        for (int at = rows.size() - 1; at >= 0; at--) {
            if (hasId(rows.get(at), String.valueOf(id))) {
                return rows.get(at);
            }
        }
        throw new IllegalArgumentException("There is no product group " + id);
    }

    private static boolean hasId(Map<String, Object> row, String id) {
        return id.equals(String.valueOf(row.get(OkkiGroupRow.ID)));
    }
}
