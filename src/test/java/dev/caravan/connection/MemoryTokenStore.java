package dev.caravan.connection;

import dev.caravan.model.StoredToken;
import dev.caravan.model.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A token store that forgets on exit, and whose turns end only by being given back. Thread-safe. */
final class MemoryTokenStore implements TokenStore {
    private record Claim(long version, String holder) {}

    private final Map<String, StoredToken> rows = new HashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();

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

    @Override
    public synchronized boolean claim(
            String connection, String fingerprint, long version, String holder, Duration life) {
        Claim claim = claims.get(connection + "/" + fingerprint);
        if (claim != null && claim.version() >= version && !claim.holder().equals(holder)) {
            return false;
        }
        claims.put(connection + "/" + fingerprint, new Claim(version, holder));
        return true;
    }

    @Override
    public synchronized void release(String connection, String fingerprint, String holder) {
        claims.computeIfPresent(
                connection + "/" + fingerprint, (key, claim) -> claim.holder().equals(holder) ? null : claim);
    }

    synchronized int size() {
        return rows.size();
    }

    synchronized StoredToken only() {
        return rows.values().iterator().next();
    }
}
