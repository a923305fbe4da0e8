package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.LookedUp;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Finds records by a field of their content, over the texts that they keep of the fields asked for. */
final class LookUps {
    private static final BulkWriteOptions EACH = new BulkWriteOptions().ordered(false);
    private static final int AT_ONCE = 1_000;
    private static final int TRIES = 200;

    private final Documents documents;
    private final LookedUpFields fields;

    LookUps(Documents documents, LookedUpFields fields) {
        this.documents = documents;
        this.fields = fields;
    }

    List<StoredRecord> find(long caseId, ContentQuery query) {
        String field = query.field();
        if (field == null) {
            return find(caseId, query, exists(Field.STATUS));
        }
        LookedUpFields.Known known = fields.with(caseId, field);
        catchUp(caseId, known);
        List<String> entries = query.values().stream()
                .map(value -> LookedUpFields.Known.entry(field, LookedUp.compared(value)))
                .distinct()
                .toList();
        return find(caseId, query, and(in(Field.TEXTS, entries), exists(Field.STATUS)));
    }

    private List<StoredRecord> find(long caseId, ContentQuery query, Bson which) {
        return documents.again("look records of case " + caseId + " up", () -> documents
                .records()
                .find(and(eq(Field.CASE, caseId), which, gt(Field.ID, query.after())))
                .sort(Sorts.ascending(Field.ID))
                .limit(query.limit())
                .map(RecordQueries::stored)
                .into(new ArrayList<>()));
    }

    /** Lets records that were staged without knowing of a field keep its text; all of them at first, hardly any later. */
    private void catchUp(long caseId, LookedUpFields.Known known) {
        String operation = "keep what is looked up in case " + caseId;
        int vain = 0;
        while (vain < TRIES) {
            List<Document> behind = behind(operation, caseId, known);
            if (behind.isEmpty()) {
                return;
            }
            List<WriteModel<Document>> writes = new ArrayList<>(behind.size());
            behind.forEach(record -> writes.add(kept(record, known)));
            int changed = documents.again(
                    operation, () -> documents.records().bulkWrite(writes, EACH).getMatchedCount());
            vain = changed == 0 ? vain + 1 : 0;
        }
        throw new StoreException("The store " + documents.shown() + " could not " + operation
                + ": others changed the same records " + TRIES + " times meanwhile.");
    }

    private List<Document> behind(String operation, long caseId, LookedUpFields.Known known) {
        Bson filter = and(eq(Field.CASE, caseId), lt(Field.TEXTS_VERSION, known.version()), exists(Field.STATUS));
        return documents.again(operation, () -> documents
                .records()
                .find(filter)
                .projection(Projections.include(Field.REVISION, Field.TEXTS_VERSION, Field.CONTENT))
                .limit(AT_ONCE)
                .into(new ArrayList<>()));
    }

    /** Only while the content is the one that was read, and nobody has kept more of it. */
    private static WriteModel<Document> kept(Document record, LookedUpFields.Known known) {
        String content = record.getString(Field.CONTENT);
        return new UpdateOneModel<>(
                RecordChanges.asSeen(record).append(Field.TEXTS_VERSION, record.get(Field.TEXTS_VERSION)),
                Updates.combine(
                        Updates.set(Field.TEXTS, known.texts(content == null ? "" : content)),
                        Updates.set(Field.TEXTS_VERSION, known.version())));
    }
}
