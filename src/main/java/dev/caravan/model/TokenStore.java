package dev.caravan.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of connections, shared by all processes on one store. Thread-safe. Rows are keyed by connection and the
 * fingerprint of its credentials, so a newly configured credential never meets an old token.
 */
public interface TokenStore {
    /** The newest token, empty when none was saved for these credentials. */
    Optional<StoredToken> load(String connection, String fingerprint);

    /**
     * Saves by compare-and-set: succeeds only while the stored version is {@code expectedVersion} (0 = none). False
     * means another process was faster: load again.
     */
    boolean save(
            String connection, String fingerprint, long expectedVersion, byte[] sealed, @Nullable Instant expiresAt);
}
