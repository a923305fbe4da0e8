package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.WriteModel;
import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RecordStatus;
import dev.caravan.store.rules.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Marks records for delivery again, each as a version of its own, which the record itself counts. */
final class Redeliveries {
    private static final List<String> IN_FLIGHT = List.of(RecordStatus.LEASED.word(), RecordStatus.UNKNOWN.word());

    private final Documents documents;

    Redeliveries(Documents documents) {
        this.documents = documents;
    }

    int these(long caseId, Collection<Long> recordIds) {
        return mark(caseId, List.of(in(Field.ID, recordIds)));
    }

    /**
     * The late write of a lost lease may have overtaken a newer one. An unknown record whose sent version is the one we sent
     * needs only its look-up.
     */
    void afterLateWrite(Lease lease) {
        List<Bson> sent = new ArrayList<>();
        for (LeasedRecord record : lease.records()) {
            sent.add(and(
                    eq(Field.ID, record.id()),
                    or(ne(Field.STATUS, RecordStatus.UNKNOWN.word()), ne(Field.SENT, record.version()))));
        }
        mark(lease.caseId(), sent);
    }

    int dead(long caseId, String cause) {
        Bson ofCause = cause.isEmpty() ? empty() : eq(Field.CAUSE, cause);
        return mark(caseId, List.of(and(eq(Field.STATUS, RecordStatus.DEAD.word()), ofCause)));
    }

    int olderThan(long caseId, long generation) {
        return mark(caseId, List.of(older(generation)));
    }

    /** Written records of older generations. */
    static Bson older(long generation) {
        return and(eq(Field.STATUS, RecordStatus.WRITTEN.word()), gt(Field.DONE, 0L), lt(Field.GENERATION, generation));
    }

    /**
     * What was refused at staging or has lost its body cannot be delivered; what is filtered must not be. Marked twice, a
     * record has one more version, which it counts.
     */
    private int mark(long caseId, List<Bson> which) {
        Bson deliverable =
                and(eq(Field.CASE, caseId), nin(Field.WANTED, Row.FILTERED, Row.DEAD), ne(Field.CONTENT, null));
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Bson each : which) {
            Bson filter = and(deliverable, each);
            writes.add(new UpdateManyModel<>(and(filter, in(Field.STATUS, IN_FLIGHT)), change(false)));
            writes.add(new UpdateManyModel<>(and(filter, nin(Field.STATUS, IN_FLIGHT)), change(true)));
        }
        return writes.isEmpty()
                ? 0
                : documents
                        .again(
                                "mark records for delivery",
                                () -> documents.records().bulkWrite(writes))
                        .getMatchedCount();
    }

    private Document change(boolean moved) {
        long now = documents.present();
        Document values = new Document(Field.ATTEMPTS, 0)
                .append(Field.WANTED, Row.PENDING)
                .append(Field.WAITING, null)
                .append(Field.AT, now);
        if (moved) {
            values.append(Field.STATUS, Row.PENDING).append(Field.DUE, now);
        }
        Document increments =
                new Document(Field.VERSION, 1L).append(Field.REVISION, 1L).append(Field.REDELIVERIES, 1L);
        return new Document("$set", values).append("$inc", increments);
    }
}
