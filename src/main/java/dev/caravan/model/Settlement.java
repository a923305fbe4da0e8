package dev.caravan.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one leased record is settled.
 *
 * @param recordId the store's row id
 * @param status {@code WRITTEN}, {@code RETRY}, {@code DEAD} or {@code UNKNOWN}
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
    /** The target has the version that was sent. */
    public static Settlement written(long recordId) {
        return new Settlement(recordId, RecordStatus.WRITTEN, Duration.ZERO, null, null);
    }
}
