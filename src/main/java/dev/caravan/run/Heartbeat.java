package dev.caravan.run;

import dev.caravan.model.StopSignal;
import dev.caravan.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extends a lease or an ownership in the background while its holder works, and tells when it is lost. Closing it ends the
 * beats. Thread-safe.
 */
final class Heartbeat implements StopSignal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final BooleanSupplier extend;
    private final long lifeNanos;
    private final LongSupplier nanoTime;
    private final ScheduledFuture<?> beats;
    private volatile long validUntil;
    private volatile boolean lost;

    /**
     * Beats three times per life.
     *
     * @param extend extends by one life; false = lost for good
     * @param nanoTime a monotonic clock, so that a paused process learns that its lease is over
     */
    Heartbeat(Duration life, BooleanSupplier extend, ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.extend = extend;
        this.lifeNanos = life.toNanos();
        this.nanoTime = nanoTime;
        this.validUntil = nanoTime.getAsLong() + lifeNanos;
        long period = Math.max(1, life.toMillis() / 3);
        this.beats = timer.scheduleWithFixedDelay(this::beat, period, period, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        long before = nanoTime.getAsLong();
        try {
            if (extend.getAsBoolean()) {
                validUntil = before + lifeNanos;
            } else {
                lost = true;
            }
        } catch (StoreException unavailable) {
            LOG.warn("could not extend a lease, trying again: {}", unavailable.getMessage());
        }
    }

    /** True when the lease is lost, or may be because it could not be extended in time. */
    @Override
    public boolean shouldStop() {
        return lost || nanoTime.getAsLong() - validUntil >= 0;
    }

    @Override
    public void close() {
        beats.cancel(false);
    }
}
