package dev.caravan.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a delivery rests after a failure of the whole: 5 s, doubling up to 5 min. Thread-safe.
 */
final class Rest {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final LongSupplier nanoTime;
    private Duration length = Duration.ZERO;
    private long until;

    Rest(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Begins a rest, longer than the last one unless something succeeded in between. While it rests already, nothing begins:
     * batches that were on their way together fail together.
     */
    synchronized Duration begin() {
        if (isResting()) {
            return length;
        }
        Duration doubled = length.isZero() ? FIRST : length.multipliedBy(2);
        length = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        until = nanoTime.getAsLong() + length.toNanos();
        return length;
    }

    synchronized void end() {
        length = Duration.ZERO;
    }

    synchronized boolean isResting() {
        return !length.isZero() && nanoTime.getAsLong() - until < 0;
    }

    synchronized Duration left() {
        return isResting() ? Duration.ofNanos(until - nanoTime.getAsLong()) : Duration.ZERO;
    }
}
