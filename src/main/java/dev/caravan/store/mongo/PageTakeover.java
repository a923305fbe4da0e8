package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.nor;

import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.WriteModel;
import dev.caravan.model.Ownership;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Lets records take over what a decided page has prepared. Anybody may do it, also twice and at the same time: a record
 * that has taken over bears the page's mark no more. Thread-safe.
 */
final class PageTakeover {
    private static final Document MOVED = new Document(Field.NEXT_HASH, Field.HASH)
            .append(Field.NEXT_MODIFIED, Field.MODIFIED)
            .append(Field.NEXT_WANTED, Field.WANTED)
            .append(Field.NEXT_CAUSE, Field.CAUSE)
            .append(Field.NEXT_NOTE, Field.NOTE)
            .append(Field.NEXT_CONTENT, Field.CONTENT)
            .append(Field.NEXT_TEXTS, Field.TEXTS)
            .append(Field.NEXT_TEXTS_VERSION, Field.TEXTS_VERSION);
    private static final Document MARKS =
            new Document(Field.NEXT_PAGE, "").append(Field.NEXT_FENCE, "").append(Field.NEXT_ONCE, "");
    private static final Document MARKS_AND_ROWS = marksAndRows();
    /** What came by itself after the page was read must not give way to it. */
    private static final Bson OVERTAKEN = and(
            ne(Field.NEXT_MODIFIED, null),
            expr(new Document("$gt", List.of("$" + Field.MODIFIED, "$" + Field.NEXT_MODIFIED))));
    /** Each needs a record that changes hands at the very moment. */
    private static final int ROUNDS = 200;

    private final Documents documents;
    /** By case, the last page that is known to be taken over by all its records. */
    private final Map<Long, Long> finished = new ConcurrentHashMap<>();

    PageTakeover(Documents documents) {
        this.documents = documents;
    }

    private static Document marksAndRows() {
        Document names = new Document(MARKS);
        MOVED.keySet().forEach(name -> names.append(name, ""));
        return names;
    }

    /** Finishes the last decided page unless that is known to be done. */
    void finish(Reading reading) {
        reading.page()
                .filter(page -> !Long.valueOf(page.number()).equals(finished.get(reading.caseId())))
                .ifPresent(page -> takeOver(reading.caseId(), page));
    }

    /** A record that changes hands between two of the writes is met by the next round. */
    void takeOver(long caseId, PreparedPage page) {
        String operation = "take over the last page of case " + caseId;
        Bson rows = and(eq(Field.CASE, caseId), eq(Field.NEXT_PAGE, page.number()));
        for (int round = 0; round < ROUNDS; round++) {
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (String wanted : page.wanted()) {
                Bson some = and(rows, eq(Field.NEXT_WANTED, wanted));
                writes.addAll(round == 0 ? newest(some, wanted) : all(some, wanted));
            }
            int done = documents.again(
                    operation, () -> documents.records().bulkWrite(writes).getMatchedCount());
            if (done == page.rows() || isFinished(operation, rows)) {
                finished.put(caseId, page.number());
                return;
            }
        }
        throw new StoreException("The store " + documents.shown() + " could not " + operation
                + ": others changed the same records " + ROUNDS + " times meanwhile.");
    }

    private boolean isFinished(String operation, Bson rows) {
        return documents.again(operation, () -> documents.records().find(rows).first()) == null;
    }

    private List<WriteModel<Document>> newest(Bson rows, String wanted) {
        Bson newest = and(rows, nor(OVERTAKEN));
        return List.of(
                new UpdateManyModel<>(and(newest, in(Field.STATUS, unmoved(wanted))), change(wanted, false)),
                new UpdateManyModel<>(and(newest, nin(Field.STATUS, unmoved(wanted))), change(wanted, true)));
    }

    private List<WriteModel<Document>> all(Bson rows, String wanted) {
        Bson older = and(rows, OVERTAKEN);
        Bson comesBack = and(eq(Field.WANTED, Row.PENDING), nin(Field.STATUS, unmoved(Row.PENDING)));
        List<WriteModel<Document>> writes = new ArrayList<>(newest(rows, wanted));
        writes.add(new UpdateManyModel<>(and(older, nor(comesBack)), passedBy(wanted)));
        writes.add(new UpdateManyModel<>(and(older, comesBack), passedBy(wanted).append("$set", moved(Row.PENDING))));
        return writes;
    }

    /** Records in flight keep their status, and pending ones their place. */
    private static List<String> unmoved(String wanted) {
        return wanted.equals(Row.PENDING) ? List.of("leased", "unknown", Row.PENDING) : List.of("leased", "unknown");
    }

    private Document change(String wanted, boolean moved) {
        return new Document("$rename", MOVED)
                .append("$set", moved ? moved(wanted) : renewed())
                .append("$inc", increments(wanted))
                .append("$unset", MARKS);
    }

    /** Counts as the version that the page has counted, with the content that is newer. */
    private static Document passedBy(String wanted) {
        return new Document("$inc", increments(wanted)).append("$unset", MARKS_AND_ROWS);
    }

    private Document renewed() {
        return new Document(Field.AT, documents.present())
                .append(Field.ATTEMPTS, 0)
                .append(Field.WAITING, null);
    }

    private Document moved(String wanted) {
        Document set = renewed();
        return set.append(Field.STATUS, wanted)
                .append(Field.DUE, wanted.equals(Row.PENDING) ? set.getLong(Field.AT) : null);
    }

    private static Document increments(String wanted) {
        Document increments = new Document(Field.VERSION, 1L).append(Field.REVISION, 1L);
        return wanted.equals(Row.FILTERED) ? increments.append(Field.FILTERED_CHANGES, 1L) : increments;
    }

    /** Forgets what older owners of the case have prepared and never decided. */
    void forgetOlder(Ownership owner) {
        // the number, which every mark has, names the index
        forget(and(eq(Field.CASE, owner.caseId()), gt(Field.NEXT_PAGE, 0L), lt(Field.NEXT_FENCE, owner.fence())));
    }

    /** Forgets a page that will never be decided. */
    void forget(long caseId, PreparedPage page) {
        forget(and(eq(Field.CASE, caseId), eq(Field.NEXT_PAGE, page.number())));
    }

    private void forget(Bson undecided) {
        documents.again("forget what was not decided", () -> {
            documents.records().deleteMany(and(undecided, exists(Field.STATUS, false)));
            // one that a frozen owner makes at this moment keeps its marks, for that owner to forget it by
            return documents
                    .records()
                    .updateMany(and(undecided, exists(Field.STATUS)), new Document("$unset", MARKS_AND_ROWS));
        });
    }
}
