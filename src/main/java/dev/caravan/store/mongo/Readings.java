package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import dev.caravan.store.StoreException;
import java.util.function.Function;
import org.bson.Document;

/** Reads and changes {@link Reading}s, one at a time by compare-and-set on the revision. Thread-safe. */
final class Readings {
    /** Each failed try means that another change came through. */
    private static final int TRIES = 1_000;

    private final Documents documents;

    Readings(Documents documents) {
        this.documents = documents;
    }

    Reading load(String operation, long caseId) {
        return documents.again(operation, () -> {
            Document found = documents.readings().find(eq(Field.ID, caseId)).first();
            return found == null ? Reading.none(caseId) : new Reading(found);
        });
    }

    /** Changes a case's reading; the change runs again when another one came between. */
    <T> T change(String operation, long caseId, Function<Reading, T> change) {
        for (int number = 0; number < TRIES; number++) {
            Reading reading = load(operation, caseId);
            T result = change.apply(reading);
            if (!reading.isChanged() || documents.once(operation, () -> replace(reading))) {
                return result;
            }
        }
        throw new StoreException("The store " + documents.shown() + " could not " + operation + ": others changed case "
                + caseId + " " + TRIES + " times meanwhile. Look for many processes that run one case.");
    }

    private boolean replace(Reading reading) {
        try {
            if (reading.revision() == 0) {
                documents.readings().insertOne(reading.next());
                return true;
            }
            return documents
                            .readings()
                            .replaceOne(
                                    and(eq(Field.ID, reading.caseId()), eq(Field.REVISION, reading.revision())),
                                    reading.next())
                            .getMatchedCount()
                    == 1;
        } catch (MongoWriteException e) {
            if (MongoFailure.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }
}
