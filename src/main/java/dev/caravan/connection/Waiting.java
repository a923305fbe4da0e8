package dev.caravan.connection;

import dev.caravan.model.StopSignal;
import java.time.Duration;
import java.util.concurrent.locks.Condition;

/** One wait with a deadline that looks at the stop signal often enough. Used by one thread. */
final class Waiting {
    /** How late a stop signal may be seen. */
    private static final long SLICE = Duration.ofMillis(100).toNanos();

    private static final Duration LONGEST = Duration.ofDays(3650);

    private final NanoClock clock;
    private final StopSignal stop;
    private final long deadline;

    Waiting(NanoClock clock, Duration atMost, StopSignal stop) {
        this.clock = clock;
        this.stop = stop;
        Duration bounded = atMost.compareTo(LONGEST) > 0 ? LONGEST : atMost;
        this.deadline = clock.nanoTime() + bounded.toNanos();
    }

    boolean isOver() {
        return clock.nanoTime() - deadline >= 0;
    }

    /** Waits at most so long, or until the deadline, or until the condition is signalled. */
    void step(Condition changed, long nanos) {
        long left = Math.min(Math.min(nanos, SLICE), deadline - clock.nanoTime());
        if (left <= 0) {
            return;
        }
        try {
            clock.await(changed, left);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoppedException("the wait was interrupted");
        }
    }

    void checkStop() {
        if (stop.shouldStop()) {
            throw new StoppedException("the work must stop");
        }
    }
}
