package dev.caravan.daemon;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Shows the moment that an example names, else the time of day. One thread at a time.
 */
final class ExampleClock extends Clock {
    private final Clock real;
    private @Nullable Instant moment;

    ExampleClock(Clock real) {
        this.real = real;
    }

    /**
     * Sets the clock.
     *
     * @param now null = let it run
     */
    void set(@Nullable Instant now) {
        moment = now;
    }

    @Override
    public Instant instant() {
        return moment == null ? real.instant() : moment;
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
