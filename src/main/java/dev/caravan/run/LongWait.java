package dev.caravan.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices that something has waited for an hour, and for every hour more. Thread-safe.
 */
final class LongWait {
    private static final Duration LONG = Duration.ofHours(1);

    private final LongSupplier nanoTime;
    private boolean waiting;
    private long told;

    LongWait(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether it is time to tell, given that it waits or does not. */
    synchronized boolean isTooLong(boolean waits) {
        long now = nanoTime.getAsLong();
        if (!waits || !waiting) {
            waiting = waits;
            told = now;
            return false;
        }
        boolean tooLong = now - told >= LONG.toNanos();
        if (tooLong) {
            told = now;
        }
        return tooLong;
    }
}
