package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Spreads the requests of a connection evenly and bounds how many are in flight.
 *
 * <p>Strict: whatever the network does to single requests, the server never sees more than {@code requestsPerSecond}
 * (rounded down; below 1: one per {@code 1/n} seconds) in any window of one second. A request reaches the server between
 * its permit and its completion, so a new one may only start while those in flight and those completed less than a
 * second ago are together fewer than the limit. Thread-safe.
 */
public final class PacedLimiter {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** For servers that count in coarser clock ticks than ours. */
    private static final long TOLERANCE = Duration.ofMillis(5).toNanos();
    /** Requests that may start at once at high rates, as a part of a second: waiting is not exact to the microsecond. */
    private static final double BURST_SECONDS = 0.01;

    private final NanoClock clock;
    private final Bucket pace;
    private final int concurrency;
    private final int slots;
    private final long window;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final CompletionTimes completed;
    private int places;
    private int inFlight;

    /**
     * A limiter without requests behind it.
     *
     * @param requestsPerSecond above 0, also fractions
     * @param concurrency at least 1
     */
    public PacedLimiter(double requestsPerSecond, int concurrency, NanoClock clock) {
        this.clock = clock;
        this.concurrency = concurrency;
        this.slots = (int) Math.max(1, Math.floor(requestsPerSecond));
        this.window = (requestsPerSecond < 1 ? (long) (SECOND / requestsPerSecond) : SECOND) + TOLERANCE;
        this.completed = new CompletionTimes(window);
        this.pace = pace(requestsPerSecond, clock);
    }

    private static Bucket pace(double requestsPerSecond, NanoClock clock) {
        long burst = Math.max(1, (long) Math.ceil(requestsPerSecond * BURST_SECONDS));
        Duration refill = Duration.ofNanos(Math.max(1, (long) (burst * SECOND / requestsPerSecond)));
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(burst, refill))
                .withCustomTimePrecision(new Meter(clock, clock.nanoTime()))
                .build();
    }

    /**
     * Waits for the right to send a request.
     *
     * @throws ConnectionException ({@code RATE_LIMITED}) when the time is up
     * @throws StoppedException when the work must stop
     */
    public Permit acquire(Duration atMost, StopSignal stop) {
        Waiting waiting = new Waiting(clock, atMost, stop);
        lock.lock();
        try {
            while (places >= concurrency) {
                step(waiting, Long.MAX_VALUE);
            }
            places++;
            boolean started = false;
            try {
                start(waiting);
                started = true;
            } finally {
                places -= started ? 0 : 1;
            }
            return new HeldPermit();
        } finally {
            lock.unlock();
        }
    }

    private void start(Waiting waiting) {
        long wait = nanosToWait();
        while (wait > 0) {
            step(waiting, wait);
            wait = nanosToWait();
        }
        inFlight++;
    }

    private void step(Waiting waiting, long nanos) {
        waiting.checkStop();
        if (waiting.isOver()) {
            changed.signalAll();
            throw new ConnectionException(Answer.local(
                    Action.RATE_LIMITED,
                    "no place for another request became free in time",
                    "raise requests-per-second or concurrency, if the vendor bears it"));
        }
        waiting.step(changed, nanos);
    }

    /** Takes the pace's token when the answer is 0. */
    private long nanosToWait() {
        long now = clock.nanoTime();
        if (inFlight + completed.recent(now) >= slots) {
            return completed.nanosUntilOldestExpires(now);
        }
        ConsumptionProbe probe = pace.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    }

    private void complete() {
        inFlight--;
        completed.add(clock.nanoTime());
    }

    private final class HeldPermit implements Permit {
        private boolean open = true;
        private boolean sending = true;

        @Override
        public void renew(Duration atMost, StopSignal stop) {
            Waiting waiting = new Waiting(clock, atMost, stop);
            lock.lock();
            try {
                finish();
                start(waiting);
                sending = true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                finish();
                if (open) {
                    open = false;
                    places--;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        private void finish() {
            if (sending) {
                sending = false;
                complete();
            }
        }
    }

    /** Counts from 0: the bucket does not bear a clock that overflows. */
    private record Meter(NanoClock clock, long origin) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.nanoTime() - origin;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
