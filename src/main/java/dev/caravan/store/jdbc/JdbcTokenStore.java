package dev.caravan.store.jdbc;

import dev.caravan.model.StoredToken;
import dev.caravan.model.TokenStore;
import dev.caravan.store.rules.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sealed tokens, saved by compare-and-set on their version. */
final class JdbcTokenStore implements TokenStore {
    private static final String LOAD =
            "SELECT version, sealed, expires_at FROM caravan_token WHERE connection = ? AND fingerprint = ?";
    private static final String FIRST =
            "INSERT INTO caravan_token (connection, fingerprint, version, sealed, expires_at, at)"
                    + " VALUES (?, ?, 1, ?, ?, {now}) ON CONFLICT (connection, fingerprint) DO NOTHING";
    private static final String NEXT = "UPDATE caravan_token SET version = version + 1, sealed = ?, expires_at = ?,"
            + " at = {now} WHERE connection = ? AND fingerprint = ? AND version = ?";

    private static final String CLAIM = "UPDATE caravan_token_claim SET version = ?, holder = ?, until = {now} + ?"
            + " WHERE connection = ? AND fingerprint = ? AND (version < ? OR holder = ? OR until <= {now})";
    private static final String FIRST_CLAIM =
            "INSERT INTO caravan_token_claim (connection, fingerprint, version, holder, until)"
                    + " VALUES (?, ?, ?, ?, {now} + ?) ON CONFLICT (connection, fingerprint) DO NOTHING";
    private static final String RELEASE =
            "UPDATE caravan_token_claim SET until = 0 WHERE connection = ? AND fingerprint = ? AND holder = ?";

    private final Database database;

    JdbcTokenStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredToken> load(String connection, String fingerprint) {
        return database.read(
                "load the token of connection " + connection,
                session -> session.first(
                        LOAD,
                        row -> new StoredToken(row.getLong(1), row.getBytes(2), NullableTime.read(row, 3)),
                        connection,
                        fingerprint));
    }

    @Override
    public boolean save(
            String connection, String fingerprint, long expectedVersion, byte[] sealed, @Nullable Instant expiresAt) {
        Long expires = expiresAt == null ? null : Epoch.millis(expiresAt);
        return database.write("save the token of connection " + connection, session -> {
            int saved = expectedVersion == 0
                    ? session.update(FIRST, connection, fingerprint, sealed, expires, Argument.NOW)
                    : session.update(NEXT, sealed, expires, Argument.NOW, connection, fingerprint, expectedVersion);
            return saved == 1;
        });
    }

    @Override
    public boolean claim(String connection, String fingerprint, long version, String holder, Duration life) {
        long millis = Epoch.millis(life);
        return database.unforced("claim the token of connection " + connection, session -> {
            int claimed = session.update(
                    CLAIM,
                    version,
                    holder,
                    Argument.NOW,
                    millis,
                    connection,
                    fingerprint,
                    version,
                    holder,
                    Argument.NOW);
            return claimed == 1
                    || session.update(FIRST_CLAIM, connection, fingerprint, version, holder, Argument.NOW, millis) == 1;
        });
    }

    @Override
    public void release(String connection, String fingerprint, String holder) {
        database.unforced(
                "release the token of connection " + connection,
                session -> session.update(RELEASE, connection, fingerprint, holder));
    }
}
