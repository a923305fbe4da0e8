package dev.caravan.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as an operator sees it.
 *
 * @param cause null unless something went wrong
 * @param note null unless something went wrong
 * @param content null when retention removed the body
 */
public record StoredRecord(
        long id,
        String key,
        RecordStatus status,
        long version,
        long writtenVersion,
        int attempts,
        Instant changedAt,
        @Nullable Instant due,
        @Nullable String cause,
        @Nullable String note,
        @Nullable String content) {}
