package dev.caravan.model;

import java.time.Duration;
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

    /**
     * Asks for the turn to renew a token. Nothing but waste depends on it: whoever renews without a turn, because another
     * process died in its own, is still stopped by {@link #save}.
     *
     * @param version that is to be replaced; a turn for an older one counts no more
     * @param holder who asks; has it again when it asks again
     * @param life after which the turn ends by itself
     * @return false while another holder has it
     */
    boolean claim(String connection, String fingerprint, long version, String holder, Duration life);

    /** Gives a turn back; nothing happens when another holder has it. */
    void release(String connection, String fingerprint, String holder);

    /**
     * Whether tokens outlive this process. Where they do not, a token that was configured and that renewing replaces is not
     * renewed: its successor would be lost.
     */
    default boolean isLasting() {
        return true;
    }
}
