package dev.caravan.connection;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that no token can be had for now: after each failure a longer while, 1 s to 60 s and a fifth more or less, in
 * which nobody tries again. Thread-safe.
 */
final class LoginBackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_DOUBLINGS = 6;
    private static final double LEAST_SHARE = 0.8;
    private static final double MOST_SHARE = 1.2;

    private final NanoClock nanos;
    private @Nullable Answer failure;
    private int failures;
    private long until;

    LoginBackOff(NanoClock nanos) {
        this.nanos = nanos;
    }

    /** The answer everybody gets for now; empty when it is time to try. */
    synchronized Optional<Answer> failure() {
        return failure == null || nanos.nanoTime() - until >= 0 ? Optional.empty() : Optional.of(failure);
    }

    /** A try failed; true for the first since there was a token. */
    synchronized boolean failed(Answer answer) {
        boolean first = failure == null;
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        Duration asked = Objects.requireNonNullElse(answer.pause(), Duration.ZERO);
        double share = ThreadLocalRandom.current().nextDouble(LEAST_SHARE, MOST_SHARE);
        until = nanos.nanoTime() + Math.max(asked.toNanos(), (long) (wait.toNanos() * share));
        failure = answer;
        failures++;
        return first;
    }

    /** There is a token; true when there was none before. */
    synchronized boolean recovered() {
        boolean ended = failure != null;
        failure = null;
        failures = 0;
        return ended;
    }
}
