package dev.caravan.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run as the run log keeps it.
 *
 * @param endedAt null while it runs (or when its process was killed)
 * @param summary counts as JSON text, null while it runs
 * @param error a sentence, null when it ended well
 */
public record RunRecord(
        long id,
        RunKind kind,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String summary,
        @Nullable String error) {}
