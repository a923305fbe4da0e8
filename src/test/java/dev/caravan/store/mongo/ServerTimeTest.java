package dev.caravan.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.store.MovableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerTimeTest {
    private final MovableClock clock = new MovableClock();
    private final AtomicLong ahead = new AtomicLong(Duration.ofHours(3).toMillis());
    private final AtomicLong nanos = new AtomicLong();
    private final ServerTime time = new ServerTime(clock, () -> clock.millis() + ahead.get(), nanos::get);

    @Test
    void isTheServersAndRunsBetweenLooks() {
        assertThat(time.getAsLong()).isEqualTo(clock.millis() + ahead.get());
        clock.advance(Duration.ofSeconds(5));
        assertThat(time.getAsLong()).isEqualTo(clock.millis() + ahead.get());
    }

    @Test
    void isSetRightOnceAMinute() {
        long before = ahead.getAndAdd(1_000);
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(time.getAsLong()).isEqualTo(clock.millis() + before);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(time.getAsLong()).isEqualTo(clock.millis() + before + 1_000);
    }
}
