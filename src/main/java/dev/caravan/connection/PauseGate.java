package dev.caravan.connection;

import dev.caravan.model.StopSignal;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps every caller of a connection waiting while the vendor asked for a pause. Open at first. Thread-safe.
 */
public final class PauseGate {
    private final NanoClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long opensAt;
    private boolean closed;

    /** An open gate. */
    public PauseGate(NanoClock clock) {
        this.clock = clock;
    }

    /** Closes the gate for so long from now; a longer pause that is already running stays. */
    public void close(Duration pause) {
        lock.lock();
        try {
            long until = clock.nanoTime() + pause.toNanos();
            if (!closed || until - opensAt > 0) {
                opensAt = until;
                closed = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is left of the pause, zero when the gate is open. */
    public Duration remaining() {
        lock.lock();
        try {
            return Duration.ofNanos(left());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the gate is open, at most so long.
     *
     * @return zero when it is open, else what is left of the pause
     * @throws StoppedException when the work must stop first
     */
    public Duration await(Duration atMost, StopSignal stop) {
        Waiting waiting = new Waiting(clock, atMost, stop);
        lock.lock();
        try {
            long left = left();
            while (left > 0 && !waiting.isOver()) {
                waiting.checkStop();
                waiting.step(changed, left);
                left = left();
            }
            return Duration.ofNanos(left);
        } finally {
            lock.unlock();
        }
    }

    private long left() {
        if (!closed) {
            return 0;
        }
        long left = opensAt - clock.nanoTime();
        closed = left > 0;
        return Math.max(0, left);
    }
}
