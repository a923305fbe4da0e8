package dev.caravan.connection;

import java.util.concurrent.locks.Condition;

/**
 * A monotonic clock and the waiting that goes with it; replaced in tests by one that jumps.
 */
@FunctionalInterface
public interface NanoClock {
    /** Nanoseconds since an arbitrary moment, never going back. */
    long nanoTime();

    /** Waits for a signal or for the time to pass; may return early. The condition's lock is held. */
    @SuppressWarnings({"unused", "WaitNotInLoop"}) // callers look at the clock and loop themselves
    default void await(Condition changed, long nanos) throws InterruptedException {
        long left = changed.awaitNanos(nanos);
    }

    /** The machine's own clock. */
    static NanoClock system() {
        return System::nanoTime;
    }
}
