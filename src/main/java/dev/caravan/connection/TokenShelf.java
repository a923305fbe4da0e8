package dev.caravan.connection;

import dev.caravan.model.StoredToken;
import dev.caravan.model.TokenStore;
import java.time.Duration;
import java.util.Optional;

/**
 * One connection's place in the token store. Thread-safe.
 *
 * @param fingerprint of the credentials the token belongs to
 * @param holder names this connection in this process
 */
record TokenShelf(TokenStore store, String connection, String fingerprint, TokenSeal seal, String holder) {
    /**
     * What is stored.
     *
     * @param version 0 = nothing yet
     * @param token empty when there is none, or it was sealed with other credentials
     */
    record Content(long version, Optional<Token> token) {}

    Content content() {
        Optional<StoredToken> stored = store.load(connection, fingerprint);
        return stored.map(row -> new Content(row.version(), seal.open(row.sealed())))
                .orElseGet(() -> new Content(0, Optional.empty()));
    }

    /** False when another process was faster. */
    boolean save(long expectedVersion, Token token) {
        return store.save(connection, fingerprint, expectedVersion, seal.seal(token), token.expiresAt());
    }

    boolean claim(long version, Duration life) {
        return store.claim(connection, fingerprint, version, holder, life);
    }

    void release() {
        store.release(connection, fingerprint, holder);
    }

    @Override
    public String toString() {
        return "token of connection '" + connection + "'";
    }
}
