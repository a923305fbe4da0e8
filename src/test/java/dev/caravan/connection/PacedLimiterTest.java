package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.model.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacedLimiterTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final FakeTime time = new FakeTime();

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    @Test
    void requestsAreSpreadEvenlyInsteadOfStartingInABurst() {
        PacedLimiter limiter = new PacedLimiter(10, 5, time);
        List<Double> gaps = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < 8; i++) {
            limiter.acquire(LONG, () -> false).close();
            if (i > 0) {
                gaps.add(seconds(time.nanoTime() - last));
            }
            last = time.nanoTime();
        }
        assertThat(gaps).allSatisfy(gap -> assertThat(gap).isBetween(0.099, 0.101));
    }

    @ParameterizedTest
    @CsvSource({"10, 300, 30, 32", "1, 20, 19, 20.2", "0.2, 5, 20, 20.1", "5000, 20000, 3.9, 4.1", "2.9, 20, 9, 9.7"})
    void theRateIsReachedAndNotExceeded(double rate, int requests, double least, double most) {
        PacedLimiter limiter = new PacedLimiter(rate, 3, time);
        long start = time.nanoTime();
        for (int i = 0; i < requests; i++) {
            limiter.acquire(LONG, () -> false).close();
        }
        assertThat(seconds(time.nanoTime() - start)).isBetween(least, most);
    }

    @Test
    void aSlowRequestTakesOneOfTheSecondsRequestsNotAllOfThem() {
        PacedLimiter limiter = new PacedLimiter(10, 5, time);
        Permit slow = limiter.acquire(LONG, () -> false);
        long start = time.nanoTime();
        for (int i = 0; i < 90; i++) {
            limiter.acquire(LONG, () -> false).close();
        }
        assertThat(seconds(time.nanoTime() - start)).isBetween(9.0, 10.5);
        slow.close();
    }

    @Test
    void noMoreThanTheAllowedRequestsAreInFlight() {
        PacedLimiter limiter = new PacedLimiter(1000, 2, time);
        Permit first = limiter.acquire(LONG, () -> false);
        Permit second = limiter.acquire(LONG, () -> false);
        assertThatThrownBy(() -> limiter.acquire(Duration.ofSeconds(2), () -> false))
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        full -> assertThat(full.answer().action()).isEqualTo(Action.RATE_LIMITED));
        first.close();
        first.close();
        Permit third = limiter.acquire(LONG, () -> false);
        assertThatThrownBy(() -> limiter.acquire(Duration.ofSeconds(2), () -> false))
                .isInstanceOf(ConnectionException.class);
        second.close();
        third.close();
    }

    @Test
    void aFailedWaitGivesItsPlaceBack() {
        PacedLimiter limiter = new PacedLimiter(0.1, 1, time);
        limiter.acquire(LONG, () -> false).close();
        assertThatThrownBy(() -> limiter.acquire(Duration.ofSeconds(1), () -> false))
                .isInstanceOf(ConnectionException.class);
        assertThatThrownBy(() -> limiter.acquire(LONG, () -> true)).isInstanceOf(StoppedException.class);
        limiter.acquire(LONG, () -> false).close();
    }

    @Test
    void aRenewedPermitKeepsItsPlaceButCountsAsAnotherRequest() {
        PacedLimiter limiter = new PacedLimiter(1, 1, time);
        long start = time.nanoTime();
        Permit permit = limiter.acquire(LONG, () -> false);
        permit.renew(LONG, () -> false);
        assertThat(seconds(time.nanoTime() - start)).isBetween(1.0, 1.1);
        assertThatThrownBy(() -> limiter.acquire(Duration.ofSeconds(5), () -> false))
                .isInstanceOf(ConnectionException.class);
        permit.close();
        limiter.acquire(LONG, () -> false).close();
    }

    @Test
    void aPermitWhoseRenewalFailedIsStillGivenBackByClosing() {
        PacedLimiter limiter = new PacedLimiter(1, 1, time);
        try (Permit permit = limiter.acquire(LONG, () -> false)) {
            assertThatThrownBy(() -> permit.renew(LONG, () -> true)).isInstanceOf(StoppedException.class);
        }
        limiter.acquire(LONG, () -> false).close();
        assertThatThrownBy(() -> {
                    limiter.acquire(LONG, () -> false);
                    limiter.acquire(Duration.ofSeconds(1), () -> false);
                })
                .isInstanceOf(ConnectionException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "3, 2", "4, 10", "5, 50", "6, 2.5", "7, 0.3", "8, 7", "9, 200"})
    void theServerNeverSeesMoreThanTheRateInAnySecondWhateverTheNetworkDoes(long seed, double rate) {
        NetworkSimulation network = new NetworkSimulation(seed);
        PacedLimiter limiter = new PacedLimiter(rate, 1 + (int) (seed * 3 % 11), network);
        int requests = (int) Math.max(20, rate * 20);
        for (int i = 0; i < requests; i++) {
            network.send(limiter.acquire(LONG, () -> false));
        }
        List<Long> arrivals = network.arrivals();
        int most = (int) Math.max(1, Math.floor(rate));
        long window = rate < 1 ? (long) (1e9 / rate) : 1_000_000_000L;
        assertThat(arrivals).hasSize(requests);
        for (int i = most; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i) - arrivals.get(i - most)).isGreaterThanOrEqualTo(window);
        }
    }

    @Test
    void threadsShareThePlaces() throws Exception {
        PacedLimiter limiter = new PacedLimiter(100_000, 3, NanoClock.system());
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger highest = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                done.add(pool.submit(() -> {
                    try (Permit permit = limiter.acquire(LONG, () -> false)) {
                        highest.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        inFlight.decrementAndGet();
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get(30, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(highest.get()).isBetween(1, 3);
    }
}
