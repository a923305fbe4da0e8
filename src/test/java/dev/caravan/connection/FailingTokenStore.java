package dev.caravan.connection;

import dev.caravan.model.StoredToken;
import dev.caravan.model.TokenStore;
import dev.caravan.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A real store whose disk is full for one save when a test says so. Thread-safe. */
final class FailingTokenStore implements TokenStore {
    private final TokenStore store;
    private final AtomicBoolean failing = new AtomicBoolean();
    volatile boolean lasting = true;

    FailingTokenStore(TokenStore store) {
        this.store = store;
    }

    void failNextSave() {
        failing.set(true);
    }

    @Override
    public Optional<StoredToken> load(String connection, String fingerprint) {
        return store.load(connection, fingerprint);
    }

    @Override
    public boolean save(
            String connection, String fingerprint, long expected, byte[] sealed, @Nullable Instant expiresAt) {
        if (failing.getAndSet(false)) {
            throw new StoreException("the disk is full");
        }
        return store.save(connection, fingerprint, expected, sealed, expiresAt);
    }

    @Override
    public boolean claim(String connection, String fingerprint, long version, String holder, Duration life) {
        return store.claim(connection, fingerprint, version, holder, life);
    }

    @Override
    public void release(String connection, String fingerprint, String holder) {
        store.release(connection, fingerprint, holder);
    }

    @Override
    public boolean isLasting() {
        return lasting;
    }
}
