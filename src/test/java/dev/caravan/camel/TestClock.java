package dev.caravan.camel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until a test moves it; sandboxes and cases share one, so that days pass in no time. */
final class TestClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T02:00:00Z");

    void move(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
