package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PauseGateTest {
    private final FakeTime time = new FakeTime();
    private final PauseGate gate = new PauseGate(time);

    @Test
    void anOpenGateLetsEverybodyThroughAtOnce() {
        long before = time.nanoTime();
        assertThat(gate.await(Duration.ofMinutes(1), () -> false)).isZero();
        assertThat(time.nanoTime()).isEqualTo(before);
    }

    @Test
    void aClosedGateHoldsCallersForThePause() {
        gate.close(Duration.ofSeconds(3));
        long before = time.nanoTime();
        assertThat(gate.await(Duration.ofSeconds(10), () -> false)).isZero();
        assertThat(time.nanoTime() - before).isEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(gate.remaining()).isZero();
    }

    @Test
    void whatIsLeftOfALongPauseIsToldAfterTheLongestWait() {
        gate.close(Duration.ofSeconds(30));
        assertThat(gate.await(Duration.ofSeconds(10), () -> false)).isEqualTo(Duration.ofSeconds(20));
        assertThat(gate.remaining()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aShorterPauseNeverOpensTheGateEarlier() {
        gate.close(Duration.ofSeconds(30));
        gate.close(Duration.ofSeconds(1));
        assertThat(gate.remaining()).isEqualTo(Duration.ofSeconds(30));
        gate.close(Duration.ofSeconds(40));
        assertThat(gate.remaining()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void anEndedPauseDoesNotComeBack() {
        gate.close(Duration.ofSeconds(1));
        time.pass(Duration.ofSeconds(2));
        assertThat(gate.remaining()).isZero();
        gate.close(Duration.ofMillis(1));
        assertThat(gate.remaining()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void aStopEndsTheWaitWithinATenthOfASecond() {
        gate.close(Duration.ofMinutes(15));
        long before = time.nanoTime();
        assertThatThrownBy(() -> gate.await(
                        Duration.ofMinutes(15),
                        () -> time.nanoTime() - before >= Duration.ofSeconds(1).toNanos()))
                .isInstanceOf(StoppedException.class);
        assertThat(time.nanoTime() - before).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() throws Exception {
        PauseGate real = new PauseGate(NanoClock.system());
        real.close(Duration.ofMinutes(15));
        CountDownLatch started = new CountDownLatch(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> interrupted = pool.submit(() -> {
                started.countDown();
                try {
                    real.await(Duration.ofMinutes(15), () -> false);
                    return false;
                } catch (StoppedException stopped) {
                    return Thread.currentThread().isInterrupted();
                }
            });
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            pool.shutdownNow();
            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            pool.shutdownNow();
        }
    }
}
