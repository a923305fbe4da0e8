package dev.caravan.sandbox.door;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * When requests came and to which operation: the last million instants of a monotonic clock, in nanoseconds, and counts
 * per operation for ever. Thread-safe.
 */
public final class RequestLog {
    private static final int MOST = 1 << 20;

    private long[] instants = new long[1024];
    private long total;
    private final Map<String, Long> counts = new TreeMap<>();

    public RequestLog() {}

    public synchronized void add(String operation, long nanos) {
        if (total == instants.length && instants.length < MOST) {
            instants = Arrays.copyOf(instants, instants.length * 2);
        }
        instants[(int) (total % instants.length)] = nanos;
        total++;
        counts.merge(operation, 1L, Long::sum);
    }

    /** Requests since the start or the last {@link #clear()}. */
    public synchronized long total() {
        return total;
    }

    /** Requests to one operation. */
    public synchronized long total(String operation) {
        return counts.getOrDefault(operation, 0L);
    }

    /** Requests by operation, a copy. */
    public synchronized Map<String, Long> byOperation() {
        return new TreeMap<>(counts);
    }

    /** The largest number of the remembered requests that came within any half-open window of this length. */
    public synchronized int maxRequestsInAnyWindow(Duration window) {
        int size = (int) Math.min(total, instants.length);
        long[] sorted = Arrays.copyOf(instants, size);
        Arrays.sort(sorted);
        int most = 0;
        int first = 0;
        for (int last = 0; last < size; last++) {
            while (sorted[last] - sorted[first] >= window.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        total = 0;
        counts.clear();
    }
}
