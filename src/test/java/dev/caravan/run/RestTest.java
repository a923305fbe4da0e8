package dev.caravan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestTest {
    private final AtomicLong nanoTime = new AtomicLong();
    private final Rest rest = new Rest(nanoTime::get);

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Test
    void batchesThatFailTogetherLengthenTheRestOnce() {
        for (int batch = 0; batch < 4; batch++) {
            assertThat(rest.begin()).isEqualTo(Duration.ofSeconds(5));
            pass(Duration.ofSeconds(1));
        }
        assertThat(rest.left()).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(rest.isResting()).isFalse();
        assertThat(rest.begin()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aSuccessBeginsAnew() {
        rest.begin();
        pass(Duration.ofSeconds(5));
        rest.end();
        assertThat(rest.begin()).isEqualTo(Duration.ofSeconds(5));
    }
}
