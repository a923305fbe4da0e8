package dev.caravan.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a refused record is tried again; after the last time it is dead.
 *
 * @param delays the wait after the first, second, … refusal; empty = never tried again
 */
public record RetrySchedule(List<Duration> delays) {
    /** 20 s, 5 min, 1 h, 4 h, 20 h: base data often arrives later. */
    public static final RetrySchedule DEFAULT = new RetrySchedule(List.of(
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(20)));

    public RetrySchedule {
        delays = List.copyOf(delays);
    }

    /** The wait after this many attempts (1 = the first), empty when the record is dead. */
    public Optional<Duration> after(int attempts) {
        return attempts >= 1 && attempts <= delays.size() ? Optional.of(delays.get(attempts - 1)) : Optional.empty();
    }

    /** Whether a record may be sent for the n-th time at all: more attempts come only from crashes while it was sent. */
    public boolean allows(int attempts) {
        return attempts <= delays.size() + 1 + CRASHES_BORNE;
    }

    /** How many lost leases a record survives beyond its schedule before it is taken for the cause of the crashes. */
    private static final int CRASHES_BORNE = 10;
}
