package dev.caravan.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one leased record is settled.
 *
 * @param recordId the store's row id
 * @param status {@code WRITTEN}, {@code RETRY}, {@code DEAD} or {@code UNKNOWN}; {@code PENDING} = given back
 * @param later when a retry or look-up is due, counted from now; zero otherwise
 * @param cause a short stable word for grouping, null when written
 * @param note a sentence for people, null when written; never a secret
 */
public record Settlement(
        long recordId,
        RecordStatus status,
        Duration later,
        @Nullable String cause,
        @Nullable String note) {
    /** The cause of a record that waits for a record of another case. */
    public static final String WAITING = "waiting";

    /** The target has the version that was sent. */
    public static Settlement written(long recordId) {
        return new Settlement(recordId, RecordStatus.WRITTEN, Duration.ZERO, null, null);
    }

    /** A record of another case is missing: tried again without counting an attempt, the time of waiting goes on. */
    public static Settlement waiting(long recordId, Duration later, String note) {
        return new Settlement(recordId, RecordStatus.RETRY, later, WAITING, note);
    }

    /** It was not sent, for no reason of its own: due again, no attempt is counted, and what is known of it stays. */
    public static Settlement givenBack(long recordId) {
        return new Settlement(recordId, RecordStatus.PENDING, Duration.ZERO, null, null);
    }

    /** It may have been sent, and is looked up when a record of another case is there: the time of waiting goes on. */
    public static Settlement waitingUnknown(long recordId, Duration later, String note) {
        return new Settlement(recordId, RecordStatus.UNKNOWN, later, WAITING, note);
    }

    /** Whether it waits for a record of another case, to be sent or to be looked up. */
    public boolean isWaiting() {
        return (status == RecordStatus.RETRY || status == RecordStatus.UNKNOWN) && WAITING.equals(cause);
    }
}
