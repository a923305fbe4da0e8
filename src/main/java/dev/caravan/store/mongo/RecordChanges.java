package dev.caravan.store.mongo;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.caravan.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Changes records one by one, each from the state it was seen in, until none passes a filter any more. */
final class RecordChanges {
    private static final BulkWriteOptions EACH = new BulkWriteOptions().ordered(false);
    private static final Bson WITHOUT_TEXTS = Projections.exclude(Field.CONTENT, Field.NEXT_CONTENT);
    private static final int AT_ONCE = 1_000;
    /** Tries in which others changed every single record first. */
    private static final int TRIES = 200;

    private final Documents documents;

    RecordChanges(Documents documents) {
        this.documents = documents;
    }

    /**
     * Changes every record that passes the filter.
     *
     * @param values the fields to set; the record must not pass the filter with them
     * @return how many were changed here
     */
    int each(String operation, Bson filter, Function<Document, Document> values) {
        int changed = 0;
        int vain = 0;
        while (vain < TRIES) {
            List<Document> found = documents.again(operation, () -> documents
                    .records()
                    .find(filter)
                    .projection(WITHOUT_TEXTS)
                    .limit(AT_ONCE)
                    .into(new ArrayList<>()));
            if (found.isEmpty()) {
                return changed;
            }
            int now = change(operation, found, values);
            changed += now;
            vain = now == 0 ? vain + 1 : 0;
        }
        throw new StoreException("The store " + documents.shown() + " could not " + operation
                + ": others changed the same records " + TRIES + " times meanwhile.");
    }

    /** The record, while it is as it was seen. */
    static Document asSeen(Document record) {
        return asSeen(record.getLong(Field.ID), record.getLong(Field.REVISION));
    }

    static Document asSeen(long id, long revision) {
        return new Document(Field.ID, id).append(Field.REVISION, revision);
    }

    private int change(String operation, List<Document> found, Function<Document, Document> values) {
        List<WriteModel<Document>> writes = new ArrayList<>(found.size());
        for (Document record : found) {
            writes.add(new UpdateOneModel<>(
                    asSeen(record),
                    new Document("$set", values.apply(record)).append("$inc", new Document(Field.REVISION, 1L))));
        }
        return documents.again(
                operation, () -> documents.records().bulkWrite(writes, EACH).getMatchedCount());
    }
}
