package dev.caravan.connection;

import java.util.Arrays;

/** When the requests of the last window were completed, oldest first: a ring. Not thread-safe. */
final class CompletionTimes {
    private final long window;
    private long[] times = new long[16];
    private int first;
    private int size;

    CompletionTimes(long window) {
        this.window = window;
    }

    void add(long now) {
        if (size == times.length) {
            long[] larger = Arrays.copyOf(times, 2 * size);
            for (int i = 0; i < size; i++) {
                larger[i] = times[(first + i) % size];
            }
            times = larger;
            first = 0;
        }
        times[(first + size) % times.length] = now;
        size++;
    }

    /** How many were completed within the window before now; forgets the others. */
    int recent(long now) {
        while (size > 0 && now - times[first] >= window) {
            first = (first + 1) % times.length;
            size--;
        }
        return size;
    }

    /** How long until one fewer counts; unbounded when none does. */
    long nanosUntilOldestExpires(long now) {
        return size == 0 ? Long.MAX_VALUE : Math.max(1, window - (now - times[first]));
    }
}
