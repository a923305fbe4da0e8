package dev.caravan.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that moves only when told to, or when somebody waits. Thread-safe. */
final class FakeTime extends Clock implements NanoClock {
    private final AtomicLong nanos;
    private final Instant start;

    FakeTime(Instant start) {
        this.start = start;
        // Overflows soon: differences count, not values.
        this.nanos = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(3).toNanos());
    }

    FakeTime() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void await(Condition changed, long wait) {
        nanos.addAndGet(wait);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(
                nanos.get() - (Long.MAX_VALUE - Duration.ofSeconds(3).toNanos()));
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
