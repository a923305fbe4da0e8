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

    /**
     * Moves whole days, to less than a day before the machine's time: for servers that tell the real one.
     *
     * @return by how many days
     */
    long catchUp() {
        long days = Duration.between(now, Instant.now()).toDays();
        move(Duration.ofDays(days));
        return days;
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
