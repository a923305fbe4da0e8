package dev.caravan.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that moves only when told to, for many threads: whoever waits really waits, for a signal. Thread-safe. */
final class ManualTime extends Clock implements NanoClock {
    private static final long LOOK_AGAIN = Duration.ofMillis(5).toNanos();

    private final AtomicLong nanos = new AtomicLong();

    void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void await(Condition changed, long wait) throws InterruptedException {
        NanoClock.super.await(changed, LOOK_AGAIN);
    }

    @Override
    public Instant instant() {
        return Instant.parse("2026-01-01T00:00:00Z").plusNanos(nanos.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
