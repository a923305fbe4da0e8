package dev.caravan.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection's token as the store keeps it.
 *
 * @param version grows with every save; the compare-and-set value, 0 = none stored yet
 * @param sealed the encrypted token; never clear text
 * @param expiresAt null when the vendor names no end
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
public record StoredToken(
        long version, byte[] sealed, @Nullable Instant expiresAt) {}
