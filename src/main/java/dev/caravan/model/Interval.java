package dev.caravan.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A half-open interval of time {@code [from, to)}.
 *
 * @param from included
 * @param to excluded; never before {@code from}
 */
public record Interval(Instant from, Instant to) {
    public Interval {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("an interval must not end before it begins: " + from + " .. " + to);
        }
    }

    public boolean isEmpty() {
        return from.equals(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
