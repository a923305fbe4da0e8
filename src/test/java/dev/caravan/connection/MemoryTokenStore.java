package dev.caravan.connection;

import dev.caravan.model.StoredToken;
import dev.caravan.model.TokenStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A token store that forgets on exit. Thread-safe. */
final class MemoryTokenStore implements TokenStore {
    private final Map<String, StoredToken> rows = new HashMap<>();

    @Override
    public synchronized Optional<StoredToken> load(String connection, String fingerprint) {
        return Optional.ofNullable(rows.get(connection + "/" + fingerprint));
    }

    @Override
    public synchronized boolean save(
            String connection, String fingerprint, long expectedVersion, byte[] sealed, Instant expiresAt) {
        long version = load(connection, fingerprint).map(StoredToken::version).orElse(0L);
        if (version != expectedVersion) {
            return false;
        }
        rows.put(connection + "/" + fingerprint, new StoredToken(version + 1, sealed, expiresAt));
        return true;
    }

    synchronized int size() {
        return rows.size();
    }

    synchronized StoredToken only() {
        return rows.values().iterator().next();
    }
}
