package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.WriteModel;
import dev.caravan.model.Ownership;
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

    private final Documents documents;
    /** By case, the last page that is known to be taken over by all its records. */
    private final Map<Long, Long> finished = new ConcurrentHashMap<>();

    PageTakeover(Documents documents) {
        this.documents = documents;
    }

    /** Finishes the last decided page unless that is known to be done. */
    void finish(Reading reading) {
        reading.page()
                .filter(page -> !Long.valueOf(page.number()).equals(finished.get(reading.caseId())))
                .ifPresent(page -> takeOver(reading.caseId(), page));
    }

    void takeOver(long caseId, PreparedPage page) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (String wanted : page.wanted()) {
            Bson rows = and(eq(Field.CASE, caseId), eq(Field.NEXT_PAGE, page.number()), eq(Field.NEXT_WANTED, wanted));
            writes.add(new UpdateManyModel<>(and(rows, in(Field.STATUS, unmoved(wanted))), change(wanted, false)));
            writes.add(new UpdateManyModel<>(rows, change(wanted, true)));
        }
        documents.again(
                "take over the last page of case " + caseId,
                () -> documents.records().bulkWrite(writes));
        finished.put(caseId, page.number());
    }

    /** Records in flight keep their status, and pending ones their place. */
    private static List<String> unmoved(String wanted) {
        return wanted.equals(Row.PENDING) ? List.of("leased", "unknown", Row.PENDING) : List.of("leased", "unknown");
    }

    private Document change(String wanted, boolean moved) {
        long now = documents.present();
        Document set = new Document(Field.AT, now).append(Field.ATTEMPTS, 0).append(Field.WAITING, null);
        if (moved) {
            set.append(Field.STATUS, wanted).append(Field.DUE, wanted.equals(Row.PENDING) ? now : null);
        }
        Document increments = new Document(Field.VERSION, 1L).append(Field.REVISION, 1L);
        if (wanted.equals(Row.FILTERED)) {
            increments.append(Field.FILTERED_CHANGES, 1L);
        }
        return new Document("$rename", MOVED)
                .append("$set", set)
                .append("$inc", increments)
                .append("$unset", MARKS);
    }

    /** Forgets what older owners of the case have prepared and never decided. */
    void forgetOlder(Ownership owner) {
        forget(and(eq(Field.CASE, owner.caseId()), lt(Field.NEXT_FENCE, owner.fence())));
    }

    /** Forgets a page that will never be decided. */
    void forget(long caseId, PreparedPage page) {
        forget(and(eq(Field.CASE, caseId), eq(Field.NEXT_PAGE, page.number())));
    }

    private void forget(Bson undecided) {
        Document names = new Document(MARKS);
        MOVED.keySet().forEach(name -> names.append(name, ""));
        documents.again("forget what was not decided", () -> {
            documents.records().deleteMany(and(undecided, exists(Field.STATUS, false)));
            // one that a frozen owner makes at this moment keeps its marks, for that owner to forget it by
            return documents.records().updateMany(and(undecided, exists(Field.STATUS)), new Document("$unset", names));
        });
    }
}
