package dev.caravan.daemon;

import dev.caravan.model.StoredToken;
import dev.caravan.model.TokenStore;
import dev.caravan.store.CaseStore;
import dev.caravan.store.CheckpointStore;
import dev.caravan.store.RecordStore;
import dev.caravan.store.RunLog;
import dev.caravan.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the store where nothing may be kept: tokens live as long as the process, all else is refused. Thread-safe.
 */
final class OfflineStore implements Store, TokenStore {
    private final Map<String, StoredToken> tokens = new ConcurrentHashMap<>();

    @Override
    public Optional<StoredToken> load(String connection, String fingerprint) {
        return Optional.ofNullable(tokens.get(connection + "|" + fingerprint));
    }

    @Override
    public synchronized boolean save(
            String connection, String fingerprint, long expectedVersion, byte[] sealed, @Nullable Instant expiresAt) {
        String key = connection + "|" + fingerprint;
        StoredToken known = tokens.get(key);
        if ((known == null ? 0 : known.version()) != expectedVersion) {
            return false;
        }
        tokens.put(key, new StoredToken(expectedVersion + 1, sealed, expiresAt));
        return true;
    }

    /** Nobody else is on this store. */
    @Override
    public boolean claim(String connection, String fingerprint, long version, String holder, Duration life) {
        return true;
    }

    @Override
    public void release(String connection, String fingerprint, String holder) {
        // nobody waits for it
    }

    @Override
    public boolean isLasting() {
        return false;
    }

    @Override
    public TokenStore tokens() {
        return this;
    }

    @Override
    public RecordStore records() {
        throw refused();
    }

    @Override
    public CheckpointStore checkpoints() {
        throw refused();
    }

    @Override
    public CaseStore cases() {
        throw refused();
    }

    @Override
    public RunLog runs() {
        throw refused();
    }

    private static IllegalStateException refused() {
        return new IllegalStateException("this command keeps nothing in the store");
    }

    @Override
    public boolean isExclusive() {
        return false;
    }

    @Override
    public void close() {
        tokens.clear();
    }
}
