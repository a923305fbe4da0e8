package dev.caravan.run;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells when records that wait for another case are worth trying again: when that case has news, but not more often than
 * every ten seconds, however often it stages. Thread-safe.
 */
final class ParentNews {
    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private boolean fresh;
    private @Nullable Long taken;

    ParentNews(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void note() {
        fresh = true;
    }

    /** True when there are news to act on; they are old then. */
    synchronized boolean take() {
        long now = nanoTime.getAsLong();
        if (!fresh || taken != null && now - taken < PAUSE_NANOS) {
            return false;
        }
        fresh = false;
        taken = now;
        return true;
    }
}
