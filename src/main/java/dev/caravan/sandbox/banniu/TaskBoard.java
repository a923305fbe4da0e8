package dev.caravan.sandbox.banniu;

import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.PageRequest;
import dev.caravan.sandbox.door.SeededRows;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The tasks (工单) of a 班牛 project and how they came to be as they are: a seed, what people changed since, what the API
 * wrote. A row is a map by column ids; {@code 4} is the time of its last change by anybody. Thread-safe; every change is
 * visible to the next request.
 */
public final class TaskBoard {
    /** The one project. */
    public static final int PROJECT = 27_912;

    private static final SeededRows.Range ALL = new SeededRows.Range(Long.MIN_VALUE, Long.MAX_VALUE, null);

    private final TaskSeed seed;
    private final SeededRows rows;
    private final Map<Integer, Integer> updates = new HashMap<>();
    private final Map<Integer, Integer> changes = new HashMap<>();
    private final Map<Integer, Integer> unanswered = new HashMap<>();
    private long total;
    private long creates;

    public TaskBoard(TaskSeed seed) {
        this.seed = seed;
        this.rows = new SeededRows(seed.count(), seed::created, seed::row);
    }

    public int count() {
        return rows.count();
    }

    /** The row of a task, a copy. Throws IllegalArgumentException when there is none. */
    public synchronized Map<String, Object> task(int id) {
        if (!contains(id)) {
            throw new IllegalArgumentException("The project has no task " + id);
        }
        return rows.row(TaskSeed.index(id));
    }

    public synchronized boolean contains(int id) {
        return TaskSeed.index(id) >= 0 && TaskSeed.index(id) < rows.count();
    }

    /** A person sets columns of a task. */
    public synchronized void change(int id, Map<String, ?> columns, Instant modifiedAt) {
        set(id, columns, modifiedAt);
        changes.merge(id, 1, Integer::sum);
    }

    /** A person adds a task, made from the columns given over generated ones; answers its id. */
    public synchronized int add(Map<String, ?> columns, Instant createdAt) {
        int index = rows.count();
        Map<String, Object> row = new LinkedHashMap<>(seed.row(index));
        row.put(TaskColumns.CREATED, BeijingTime.text(createdAt.getEpochSecond()));
        row.put(TaskColumns.MODIFIED, BeijingTime.text(createdAt.getEpochSecond()));
        row.putAll(columns);
        rows.put(index, createdAt.getEpochSecond(), row);
        return TaskSeed.id(index);
    }

    /** Updates the API applied so far. */
    public synchronized long updates() {
        return total;
    }

    /** Updates the API applied to one task. */
    public synchronized int updates(int id) {
        return updates.getOrDefault(id, 0);
    }

    /** Tasks the API created so far. */
    public synchronized long creates() {
        return creates;
    }

    /** Updates a careful client may have sent to one task: the first, one per change by a person, one per lost answer. */
    public synchronized int expectedUpdates(int id) {
        return 1 + changes.getOrDefault(id, 0) + unanswered.getOrDefault(id, 0);
    }

    /** Whether a person changed a task. */
    public synchronized boolean changed(int id) {
        return changes.containsKey(id);
    }

    /** The API writes columns of a task; an update that a fault hits may come again. */
    public synchronized void update(int id, Map<String, ?> columns, Instant now, boolean faulty) {
        set(id, columns, now);
        updates.merge(id, 1, Integer::sum);
        total++;
        if (faulty) {
            unanswered.merge(id, 1, Integer::sum);
        }
    }

    /** The API creates a task; answers its id. */
    synchronized int create(Map<String, ?> columns, Instant now) {
        int id = add(Map.of(), now);
        Map<String, Object> row = task(id);
        row.keySet().removeIf(TaskColumns::writable);
        row.putAll(columns);
        rows.replace(TaskSeed.index(id), row);
        creates++;
        return id;
    }

    /** Visits all rows, not to be changed, in the order of their creation. */
    public void each(Consumer<Map<String, Object>> visitor) {
        rows.page(ALL, PageRequest.of(0, Integer.MAX_VALUE)).forEach(visitor);
    }

    List<Map<String, Object>> page(TaskQuery query, PageRequest page) {
        return rows.page(query.range(), page);
    }

    int count(TaskQuery query) {
        return rows.count(query.range());
    }

    private void set(int id, Map<String, ?> columns, Instant modifiedAt) {
        Map<String, Object> row = task(id);
        row.putAll(columns);
        row.put(TaskColumns.MODIFIED, BeijingTime.text(modifiedAt.getEpochSecond()));
        rows.replace(TaskSeed.index(id), row);
    }
}
