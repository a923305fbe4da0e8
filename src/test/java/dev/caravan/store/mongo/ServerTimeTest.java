package dev.caravan.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import dev.caravan.store.MovableClock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void theLastDifferenceServesWhileTheServerCannotBeAsked() {
        AtomicBoolean away = new AtomicBoolean();
        ServerTime time = new ServerTime(
                clock,
                () -> {
                    if (away.get()) {
                        throw new MongoTimeoutException("nobody answers");
                    }
                    return clock.millis() + ahead.get();
                },
                nanos::get);
        away.set(true);
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        long before = ahead.getAndAdd(1_000);
        assertThat(time.getAsLong()).isEqualTo(clock.millis() + before);
        away.set(false);
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(time.getAsLong()).as("it is asked again soon").isEqualTo(clock.millis() + before + 1_000);
    }

    @Test
    void isBehindRatherThanAheadAndSlowAnswersAreAskedAgain() {
        Iterator<Long> waysThere = List.of(40_000L, 2L).iterator();
        Iterator<Long> waysBack = List.of(0L, 3L).iterator();
        ServerTime time = new ServerTime(
                clock,
                () -> {
                    passes(waysThere.next());
                    long theirs = clock.millis();
                    passes(waysBack.next());
                    return theirs;
                },
                nanos::get);
        assertThat(time.getAsLong()).isEqualTo(clock.millis() - 3);
        assertThat(waysThere).isExhausted();
    }

    private void passes(long millis) {
        clock.advance(Duration.ofMillis(millis));
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
