package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.caravan.model.StoredToken;
import dev.caravan.model.TokenStore;
import dev.caravan.store.rules.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Sealed tokens, saved by compare-and-set on their version. */
final class MongoTokenStore implements TokenStore {
    private static final String SEALED = "sealed";
    private static final String EXPIRES = "expiresAt";

    private final Documents documents;

    MongoTokenStore(Documents documents) {
        this.documents = documents;
    }

    private static Document id(String connection, String fingerprint) {
        return new Document("connection", connection).append("fingerprint", fingerprint);
    }

    @Override
    public Optional<StoredToken> load(String connection, String fingerprint) {
        return documents
                .again(
                        "load the token of connection " + connection,
                        () -> Optional.ofNullable(documents
                                .tokens()
                                .find(eq(Field.ID, id(connection, fingerprint)))
                                .first()))
                .map(MongoTokenStore::token);
    }

    private static StoredToken token(Document found) {
        Long expires = found.getLong(EXPIRES);
        return new StoredToken(
                found.getLong(Field.VERSION),
                found.get(SEALED, Binary.class).getData(),
                expires == null ? null : Instant.ofEpochMilli(expires));
    }

    @Override
    public boolean save(
            String connection, String fingerprint, long expectedVersion, byte[] sealed, @Nullable Instant expiresAt) {
        Document id = id(connection, fingerprint);
        Long expires = expiresAt == null ? null : (Long) Epoch.millis(expiresAt);
        String operation = "save the token of connection " + connection;
        if (expectedVersion == 0) {
            Document first = new Document(Field.ID, id)
                    .append(Field.VERSION, 1L)
                    .append(SEALED, new Binary(sealed))
                    .append(EXPIRES, expires)
                    .append(Field.AT, documents.present());
            return documents.once(operation, () -> isInserted(first));
        }
        return documents.once(
                operation,
                () -> documents
                                .tokens()
                                .updateOne(
                                        and(eq(Field.ID, id), eq(Field.VERSION, expectedVersion)),
                                        Updates.combine(
                                                Updates.inc(Field.VERSION, 1L),
                                                Updates.set(SEALED, new Binary(sealed)),
                                                Updates.set(EXPIRES, expires),
                                                Updates.set(Field.AT, documents.present())))
                                .getMatchedCount()
                        == 1);
    }

    @Override
    public boolean claim(String connection, String fingerprint, long version, String holder, Duration life) {
        long now = documents.present();
        Bson free = or(lt(Field.VERSION, version), eq(Field.HOLDER, holder), lte(Field.UNTIL, now));
        Bson turn = Updates.combine(
                Updates.set(Field.VERSION, version),
                Updates.set(Field.HOLDER, holder),
                Updates.set(Field.UNTIL, now + Epoch.millis(life)));
        return documents.once("claim the token of connection " + connection, () -> {
            try {
                Bson filter = and(eq(Field.ID, id(connection, fingerprint)), free);
                return documents
                        .turns()
                        .updateOne(filter, turn, new UpdateOptions().upsert(true))
                        .wasAcknowledged();
            } catch (MongoWriteException e) {
                if (MongoFailure.isDuplicateKey(e)) {
                    return false; // it is there, and not free
                }
                throw e;
            }
        });
    }

    @Override
    public void release(String connection, String fingerprint, String holder) {
        documents.again("release the token of connection " + connection, () -> documents
                .turns()
                .updateOne(
                        and(eq(Field.ID, id(connection, fingerprint)), eq(Field.HOLDER, holder)),
                        Updates.set(Field.UNTIL, 0L)));
    }

    private boolean isInserted(Document first) {
        try {
            documents.tokens().insertOne(first);
            return true;
        } catch (MongoWriteException e) {
            if (MongoFailure.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }
}
