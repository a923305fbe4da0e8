package dev.caravan.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Failure;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caravan's collections. Every write is acknowledged by the majority and in the journals; reads see the newest, which the
 * majority has before it has any write that follows from it. Errors become sentences. Thread-safe.
 *
 * @param shown the address without credentials
 * @param now the present in epoch milliseconds
 */
record Documents(String shown, MongoDatabase database, LongSupplier now) {
    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
    private static final int TRIES = 3;
    private static final long ACKNOWLEDGED_SECONDS = 30;

    Documents {
        database = database.withReadPreference(ReadPreference.primary())
                .withWriteConcern(
                        WriteConcern.MAJORITY.withJournal(true).withWTimeout(ACKNOWLEDGED_SECONDS, TimeUnit.SECONDS));
    }

    MongoCollection<Document> cases() {
        return database.getCollection("caravan_case");
    }

    MongoCollection<Document> readings() {
        return database.getCollection("caravan_reading");
    }

    MongoCollection<Document> records() {
        return database.getCollection("caravan_record");
    }

    MongoCollection<Document> leases() {
        return database.getCollection("caravan_lease");
    }

    MongoCollection<Document> tokens() {
        return database.getCollection("caravan_token");
    }

    /** Whose turn it is to renew a token. */
    MongoCollection<Document> turns() {
        return database.getCollection("caravan_token_claim");
    }

    MongoCollection<Document> runs() {
        return database.getCollection("caravan_run");
    }

    MongoCollection<Document> sequences() {
        return database.getCollection("caravan_sequence");
    }

    long present() {
        return uninterrupted(now::getAsLong);
    }

    /** Work that decides something and must not run twice. */
    <T> T once(String operation, Supplier<T> work) {
        try {
            return uninterrupted(work);
        } catch (MongoException e) {
            throw failed(operation, e);
        }
    }

    /** Work that may run again from the start, as it does when a connection breaks. */
    <T> T again(String operation, Supplier<T> work) {
        for (int number = 1; ; number++) {
            try {
                return uninterrupted(work);
            } catch (MongoException e) {
                if (number == TRIES || !MongoFailure.of(e).mayRunAgain()) {
                    throw failed(operation, e);
                }
                LOG.warn(
                        "The store {} could not {} (try {} of {}): {}",
                        shown,
                        operation,
                        number,
                        TRIES,
                        e.getMessage());
            }
        }
    }

    StoreException failed(String operation, MongoException error) {
        Failure failure = MongoFailure.of(error);
        return new StoreException(
                "The store " + shown + " could not " + operation + ": " + error.getMessage() + ". " + failure.advice(),
                error);
    }

    /** An interrupt (a stopping route) must not lose the outcome of a batch: it is kept for later. */
    private static <T> T uninterrupted(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes {@code count} numbers that nobody else gets; returns the first. Numbers grow, with gaps. */
    long numbers(int count) {
        FindOneAndUpdateOptions upsert =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        Document last = again("count", () -> sequences()
                .findOneAndUpdate(Filters.eq(Field.ID, "number"), Updates.inc("last", (long) count), upsert));
        return Objects.requireNonNull(last).getLong("last") - count + 1;
    }
}
