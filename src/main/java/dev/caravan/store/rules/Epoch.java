package dev.caravan.store.rules;

import java.time.Duration;
import java.time.Instant;

/** Between the tables' epoch milliseconds and Java's times. Times beyond the range of milliseconds become its ends. */
public final class Epoch {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Epoch() {}

    public static long millis(Instant time) {
        if (time.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        return time.isAfter(LAST) ? Long.MAX_VALUE : time.toEpochMilli();
    }

    /** Never negative: a deadline in the past is due at once. */
    public static long millis(Duration duration) {
        return duration.isNegative() ? 0 : duration.toMillis();
    }
}
