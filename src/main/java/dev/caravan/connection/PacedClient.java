package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Paces the calls of a connection that is not HTTP and repeats those that failed for now, as the connection's settings say:
 * never more requests than allowed, waits that double, and no wait beyond a stop. Thread-safe.
 */
public final class PacedClient implements ConnectionClient {
    private static final Duration LONGEST_QUEUE = Duration.ofMinutes(5);

    private final ConnectionSettings settings;
    private final ConnectionClient attempt;
    private final RepeatListener listener;
    private final NanoClock clock;
    private final PacedLimiter limiter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();

    /**
     * A client that makes each attempt through another one.
     *
     * @param attempt makes a call once; an answer {@code RETRY} says that it is certain not to have been applied
     */
    public PacedClient(
            ConnectionSettings settings, ConnectionClient attempt, RepeatListener listener, NanoClock clock) {
        this.settings = settings;
        this.attempt = attempt;
        this.listener = listener;
        this.clock = clock;
        this.limiter = new PacedLimiter(settings.requestsPerSecond(), settings.concurrency(), clock);
    }

    @Override
    public Answer call(OperationCall call, StopSignal stop) {
        Duration delay = settings.retryDelay();
        for (int repeat = 1; ; repeat++) {
            Answer answer = once(call, stop);
            if (answer.action() != Action.RETRY || repeat >= settings.attempts() || stop.shouldStop()) {
                return answer;
            }
            listener.repeated(settings.name(), call, repeat, answer);
            rest(delay, stop);
            delay = doubled(delay);
        }
    }

    private Answer once(OperationCall call, StopSignal stop) {
        if (stop.shouldStop()) {
            throw new StoppedException("the work must stop");
        }
        try (Permit permit = limiter.acquire(LONGEST_QUEUE, stop)) {
            return attempt.call(call, stop);
        } catch (ConnectionException failed) {
            return failed.answer();
        }
    }

    private void rest(Duration delay, StopSignal stop) {
        Waiting waiting = new Waiting(clock, delay, stop);
        lock.lock();
        try {
            while (!waiting.isOver()) {
                waiting.checkStop();
                waiting.step(never, Long.MAX_VALUE);
            }
        } finally {
            lock.unlock();
        }
    }

    private Duration doubled(Duration delay) {
        Duration twice = delay.multipliedBy(2);
        return twice.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : twice;
    }
}
