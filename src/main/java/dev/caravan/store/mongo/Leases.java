package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Updates;
import dev.caravan.model.Lease;
import dev.caravan.model.LeaseKind;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.store.rules.Epoch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keeps leases alive and ends them. How one ends is written into its document in one change, which decides; then its records
 * follow, and last the document goes. Whoever meets one that has ended finishes it.
 */
final class Leases {
    static final String KIND = "kind";
    private static final String SENT_AT = "sentAt";
    private static final String ENDING = "ending";
    private static final Bson RUNNING = eq(ENDING, null);

    private final Documents documents;
    private final RecordChanges changes;

    Leases(Documents documents) {
        this.documents = documents;
        changes = new RecordChanges(documents);
    }

    /** Opens an empty lease. */
    long open(long caseId, String holder, LeaseKind kind, Duration life) {
        long id = documents.numbers(1);
        Document lease = new Document(Field.ID, id)
                .append(Field.CASE, caseId)
                .append(Field.HOLDER, holder)
                .append(KIND, kind.word())
                .append(Field.UNTIL, documents.present() + Epoch.millis(life))
                .append(SENT_AT, null)
                .append(ENDING, null);
        documents.once("open a lease", () -> documents.leases().insertOne(lease));
        return id;
    }

    void forget(long id) {
        documents.again("forget lease " + id, () -> documents.leases().deleteOne(eq(Field.ID, id)));
    }

    /** Whether it runs; what an ended one got after its end is given back, because nobody else will. */
    boolean runs(long id, LeaseKind kind) {
        boolean runs = documents.again(
                        "look at lease " + id, () -> documents.leases().countDocuments(and(eq(Field.ID, id), RUNNING)))
                == 1;
        if (!runs) {
            finish(id, unsent(kind.word()));
        }
        return runs;
    }

    boolean intend(Lease lease, Duration life) {
        long now = documents.present();
        Bson intent = Updates.combine(Updates.set(SENT_AT, now), Updates.set(Field.UNTIL, now + Epoch.millis(life)));
        return change("store the intent to send lease " + lease.id(), lease, now, intent);
    }

    boolean extend(Lease lease, Duration life) {
        long now = documents.present();
        return change("extend lease " + lease.id(), lease, now, Updates.set(Field.UNTIL, now + Epoch.millis(life)));
    }

    private boolean change(String operation, Lease lease, long now, Bson update) {
        Bson alive = and(mine(lease), RUNNING, gt(Field.UNTIL, now));
        return documents.again(
                        operation,
                        () -> documents.leases().updateOne(alive, update).getMatchedCount())
                == 1;
    }

    private static Bson mine(Lease lease) {
        return and(eq(Field.ID, lease.id()), eq(Field.HOLDER, lease.holder()));
    }

    /** False = the lease is lost; nothing has changed. */
    boolean settle(Lease lease, List<Settlement> settlements, long generation) {
        LeaseEnding ending = LeaseEnding.settled(settlements, generation, documents.present());
        return end("settle lease " + lease.id(), lease, ending);
    }

    /** False = the lease is lost; nothing has changed. */
    boolean release(Lease lease) {
        return end("release lease " + lease.id(), lease, unsent(lease.kind().word()));
    }

    private static LeaseEnding unsent(@Nullable String kind) {
        return LeaseEnding.all(Outcome.of(LeaseKind.DELIVER.word().equals(kind) ? Outcome.RELEASED : Outcome.DOUBTED));
    }

    private boolean end(String operation, Lease lease, LeaseEnding ending) {
        if (!decide(operation, mine(lease), ending)) {
            return false;
        }
        finish(lease.id(), ending);
        return true;
    }

    /** An ended lease is due at once, for whoever looks for expired ones. */
    private boolean decide(String operation, Bson which, LeaseEnding ending) {
        Bson update = Updates.combine(Updates.set(ENDING, ending.document()), Updates.set(Field.UNTIL, 0L));
        return documents.once(operation, () -> documents
                        .leases()
                        .updateOne(and(which, RUNNING), update)
                        .getMatchedCount())
                == 1;
    }

    /** Returns how many records were changed here. */
    private int finish(long id, LeaseEnding ending) {
        int records = finish(id, record -> ending);
        forget(id);
        return records;
    }

    private int finish(long id, Function<Document, LeaseEnding> ending) {
        return changes.each("end lease " + id, eq(Field.LEASE, id), record -> ending.apply(record)
                .values(record, documents.present()));
    }

    int reclaim(long caseId, boolean idempotent) {
        long now = documents.present();
        int records = 0;
        for (Document lease : find("look for expired leases", and(eq(Field.CASE, caseId), lt(Field.UNTIL, now)))) {
            if (lease.get(ENDING) == null) {
                records += takeBack(lease, idempotent, lt(Field.UNTIL, now));
            } else {
                finish(lease.getLong(Field.ID), LeaseEnding.of(lease.get(ENDING, Document.class)));
            }
        }
        return records + takeLateOnesBack(caseId);
    }

    /**
     * Records that came under a lease after its end, of which a claimer that dies at that moment tells nobody. Who took them
     * got no lease, so they were never sent.
     */
    private int takeLateOnesBack(long caseId) {
        String operation = "look for records without a lease";
        Bson leased = and(eq(Field.CASE, caseId), eq(Field.STATUS, RecordStatus.LEASED.word()), gt(Field.LEASE, 0L));
        // in this order: a lease is there before its records
        List<Long> ids = documents.again(operation, () -> documents
                .records()
                .distinct(Field.LEASE, leased, Long.class)
                .into(new ArrayList<>()));
        if (!ids.isEmpty()) {
            find(operation, in(Field.ID, ids)).forEach(lease -> ids.remove(lease.getLong(Field.ID)));
        }
        return ids.stream()
                .mapToInt(id -> finish(id, record -> unsent(record.getString(Field.LEASE_KIND))))
                .sum();
    }

    int reclaimUnsent(long caseId, String holder) {
        Bson unsent = and(eq(Field.CASE, caseId), ne(Field.HOLDER, holder), eq(SENT_AT, null), RUNNING);
        int records = 0;
        for (Document lease : find("look for leases of an earlier process", unsent)) {
            records += takeBack(lease, false, eq(SENT_AT, null));
        }
        return records;
    }

    private List<Document> find(String operation, Bson filter) {
        return documents.again(operation, () -> documents.leases().find(filter).into(new ArrayList<>()));
    }

    /** Only while it still is as it was found. */
    private int takeBack(Document lease, boolean idempotent, Bson still) {
        long id = lease.getLong(Field.ID);
        Long sentAt = lease.getLong(SENT_AT);
        boolean lookUp = LeaseKind.RESOLVE.word().equals(lease.getString(KIND));
        boolean unknown = lookUp || (sentAt != null && !idempotent);
        LeaseEnding ending = LeaseEnding.all(Outcome.of(unknown ? Outcome.DOUBTED : Outcome.WANTED));
        Bson which = and(eq(Field.ID, id), eq(SENT_AT, sentAt), still);
        return decide("take lease " + id + " back", which, ending) ? finish(id, ending) : 0;
    }
}
