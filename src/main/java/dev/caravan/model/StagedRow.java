package dev.caravan.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record as it enters the stage.
 *
 * @param key the record's key as text; a synthetic key (see {@code refusal}) when the source gave none
 * @param hash 16 bytes over the canonical source content
 * @param modifiedAt the source's own modification time, null when the profile names none
 * @param wanted where this version belongs
 * @param refusal set when the record is stored as dead at once, else null
 * @param content the record as the vendor sent it (JSON text)
 */
@SuppressWarnings("ArrayRecordComponent") // 16 bytes, written once, never compared here
public record StagedRow(
        String key,
        byte[] hash,
        @Nullable Instant modifiedAt,
        Destination wanted,
        @Nullable Refusal refusal,
        String content) {}
