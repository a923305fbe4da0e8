package dev.caravan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LongWaitTest {
    private final AtomicLong now = new AtomicLong();
    private final LongWait wait = new LongWait(now::get);

    private boolean after(Duration time, boolean waits) {
        now.addAndGet(time.toNanos());
        return wait.isTooLong(waits);
    }

    @Test
    void tellsOnceForEveryHourOfOneWait() {
        assertThat(after(Duration.ofHours(3), true)).isFalse();
        assertThat(after(Duration.ofMinutes(59), true)).isFalse();
        assertThat(after(Duration.ofMinutes(1), true)).isTrue();
        assertThat(after(Duration.ofMinutes(1), true)).isFalse();
        assertThat(after(Duration.ofMinutes(59), true)).isTrue();
    }

    @Test
    void aWaitThatEndedBeginsAnew() {
        after(Duration.ZERO, true);
        after(Duration.ofMinutes(50), false);
        assertThat(after(Duration.ofMinutes(10), true)).isFalse();
        assertThat(after(Duration.ofMinutes(59), true)).isFalse();
    }
}
