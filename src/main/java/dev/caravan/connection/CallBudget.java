package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import dev.caravan.model.profile.CallLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds the calls of one operation to a number within any span of time; those within it go at once. Thread-safe.
 */
public final class CallBudget {
    private final NanoClock clock;
    private final CallLimit limit;
    private final long span;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition never = lock.newCondition();
    private final Deque<Long> starts = new ArrayDeque<>();

    CallBudget(CallLimit limit, NanoClock clock) {
        this.clock = clock;
        this.limit = limit;
        this.span = limit.per().toNanos();
    }

    /**
     * Waits until one more call fits.
     *
     * @throws ConnectionException ({@code RATE_LIMITED}) when the time is up
     * @throws StoppedException when the work must stop
     */
    public void acquire(Duration atMost, StopSignal stop) {
        Waiting waiting = new Waiting(clock, atMost, stop);
        lock.lock();
        try {
            for (long left = untilNext(); left > 0; left = untilNext()) {
                waiting.checkStop();
                if (waiting.isOver()) {
                    throw new ConnectionException(Answer.local(
                            Action.RATE_LIMITED,
                            "only " + limit.calls() + " calls are allowed in "
                                    + limit.per().toSeconds() + " s",
                            null));
                }
                waiting.step(never, left);
            }
            starts.addLast(clock.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    private long untilNext() {
        long now = clock.nanoTime();
        while (!starts.isEmpty() && now - starts.peekFirst() >= span) {
            starts.removeFirst();
        }
        return starts.size() < limit.calls() ? 0 : starts.getFirst() + span - now;
    }
}
