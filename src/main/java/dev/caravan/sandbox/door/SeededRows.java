package dev.caravan.sandbox.door;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows by number, each as a seed makes it or as it was changed since, in the order of a time (epoch seconds), then of
 * their numbers. Rows as the seed makes them take no memory but their place. Thread-safe; every change is visible to the
 * next reader.
 */
public final class SeededRows {
    private final IntFunction<Map<String, Object>> seed;
    private final NavigableSet<Place> order = new TreeSet<>();
    private final List<Long> times = new ArrayList<>();
    private final Map<Integer, Map<String, Object>> changed = new HashMap<>();

    public SeededRows(int count, IntToLongFunction time, IntFunction<Map<String, Object>> seed) {
        this.seed = seed;
        for (int index = 0; index < count; index++) {
            times.add(time.applyAsLong(index));
            order.add(new Place(times.get(index), index));
        }
    }

    /** Where a row stands. */
    private record Place(long time, int index) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return time == other.time ? Integer.compare(index, other.index) : Long.compare(time, other.time);
        }
    }

    /** Rows of {@code [from, until)} epoch seconds that pass the filter, all of them when it is null. */
    public record Range(long from, long until, @Nullable Predicate<Map<String, Object>> filter) {}

    public synchronized int count() {
        return times.size();
    }

    /** A copy of a row. */
    public synchronized Map<String, Object> row(int index) {
        return new LinkedHashMap<>(peek(index));
    }

    /** Puts a row in the place of the one of this number, or adds it when the number is the next one. */
    public synchronized void put(int index, long time, Map<String, ?> row) {
        if (index == times.size()) {
            times.add(time);
        } else {
            order.remove(new Place(times.get(index), index));
            times.set(index, time);
        }
        order.add(new Place(time, index));
        changed.put(index, Collections.unmodifiableMap(new LinkedHashMap<>(row)));
    }

    /** Changes a row where it stands: its time stays. */
    public synchronized void replace(int index, Map<String, ?> row) {
        changed.put(index, Collections.unmodifiableMap(new LinkedHashMap<>(row)));
    }

    /** The rows of one page of a range; not to be changed. */
    public synchronized List<Map<String, Object>> page(Range range, PageRequest page) {
        List<Map<String, Object>> rows = new ArrayList<>();
        long toSkip = page.skip();
        for (Place place : within(range)) {
            if (rows.size() == page.limit()) {
                break;
            }
            if (range.filter() == null && toSkip > 0) {
                toSkip--;
            } else {
                Map<String, Object> row = peek(place.index);
                if (range.filter() == null || (range.filter().test(row) && toSkip-- <= 0)) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** How many rows a range has. */
    public synchronized int count(Range range) {
        if (range.filter() == null) {
            return within(range).size();
        }
        int count = 0;
        for (Place place : within(range)) {
            count += range.filter().test(peek(place.index)) ? 1 : 0;
        }
        return count;
    }

    private NavigableSet<Place> within(Range range) {
        Place from = new Place(range.from(), -1);
        Place until = new Place(Math.max(range.from(), range.until()), -1);
        return order.subSet(from, true, until, false);
    }

    private Map<String, Object> peek(int index) {
        Map<String, Object> known = changed.get(index);
        return known == null ? seed.apply(index) : known;
    }
}
