package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.caravan.model.Lease;
import dev.caravan.model.LeaseKind;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RecordStatus;
import dev.caravan.store.rules.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Takes due records under a lease, each by compare-and-set: of those that are after one record, one gets it. */
final class Claims {
    private static final BulkWriteOptions EACH = new BulkWriteOptions().ordered(false);
    /** Tries in which others were faster with every single record. */
    private static final int TRIES = 100;

    private final Documents documents;
    private final Leases leases;
    private final RecordChanges changes;

    Claims(Documents documents, Leases leases) {
        this.documents = documents;
        this.leases = leases;
        changes = new RecordChanges(documents);
    }

    Optional<Lease> lease(long caseId, String holder, LeaseKind kind, int limit, Duration life) {
        List<Document> due = due(caseId, kind, limit);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        // before its records, so that none is ever leased without one
        long id = leases.open(caseId, holder, kind, life);
        for (int number = 0; number < TRIES && !due.isEmpty(); number++) {
            List<LeasedRecord> records = claim(kind, id, due);
            if (!leases.runs(id, kind)) {
                return Optional.empty();
            }
            if (!records.isEmpty()) {
                return Optional.of(new Lease(id, caseId, holder, kind, records));
            }
            due = due(caseId, kind, limit);
        }
        leases.forget(id);
        return Optional.empty();
    }

    /** The lease with those of the records that nobody else has. */
    Lease more(Lease lease, Collection<Long> ids, Duration life) {
        if (!leases.extend(lease, life)) {
            return lease;
        }
        Bson wanted = and(
                eq(Field.CASE, lease.caseId()),
                in(Field.ID, ids),
                statuses(lease.kind()),
                ne(Field.CONTENT, null),
                ne(Field.NEXT_ONCE, true));
        List<Document> found = documents.again("lease more records", () -> documents
                .records()
                .find(wanted)
                .projection(Projections.exclude(Field.NEXT_CONTENT))
                .sort(Sorts.ascending(Field.ID))
                .into(new ArrayList<>()));
        if (found.isEmpty()) {
            return lease;
        }
        List<LeasedRecord> all = new ArrayList<>(lease.records());
        all.addAll(claim(lease.kind(), lease.id(), found));
        if (!leases.runs(lease.id(), lease.kind())) {
            return lease;
        }
        return new Lease(lease.id(), lease.caseId(), lease.holder(), lease.kind(), all);
    }

    /** Of the generation that the first delivery will have, so that it does not look like the work of an older mapping. */
    int takeForWritten(long caseId) {
        String operation = "take the records of case " + caseId + " for written";
        Document found = documents.again(
                operation, () -> documents.cases().find(eq(Field.ID, caseId)).first());
        long generation = found == null ? 1 : Math.max(1, found.getLong(Field.GENERATION));
        Bson waiting = and(eq(Field.CASE, caseId), in(Field.STATUS, Row.PENDING, RecordStatus.RETRY.word()));
        return changes.each(operation, waiting, record -> new Document(Field.STATUS, RecordStatus.WRITTEN.word())
                .append(Field.SENT, record.getLong(Field.VERSION))
                .append(Field.DONE, record.getLong(Field.VERSION))
                .append(Field.GENERATION, generation)
                .append(Field.DUE, null)
                .append(Field.ATTEMPTS, 0)
                .append(Field.CAUSE, null)
                .append(Field.NOTE, null)
                .append(Field.WAITING, null)
                .append(Field.AT, documents.present()));
    }

    int wakeWaiting(long caseId) {
        long now = documents.present();
        Bson waiting = and(eq(Field.CASE, caseId), gt(Field.DUE, now), RecordQueries.WAITING);
        Document due =
                new Document("$set", new Document(Field.DUE, now)).append("$inc", new Document(Field.REVISION, 1L));
        return (int) documents
                .again(
                        "wake waiting records of case " + caseId,
                        () -> documents.records().updateMany(waiting, due))
                .getMatchedCount();
    }

    private List<Document> due(long caseId, LeaseKind kind, int limit) {
        Bson filter = and(
                eq(Field.CASE, caseId),
                gt(Field.DUE, 0L),
                lte(Field.DUE, documents.present()),
                statuses(kind),
                ne(Field.NEXT_ONCE, true));
        return documents.again("lease records", () -> documents
                .records()
                .find(filter)
                .projection(Projections.exclude(Field.NEXT_CONTENT))
                .sort(Sorts.ascending(Field.DUE, Field.ID))
                .limit(limit)
                .into(new ArrayList<>()));
    }

    private static Bson statuses(LeaseKind kind) {
        return kind == LeaseKind.DELIVER
                ? in(Field.STATUS, Row.PENDING, RecordStatus.RETRY.word())
                : eq(Field.STATUS, RecordStatus.UNKNOWN.word());
    }

    private List<LeasedRecord> claim(LeaseKind kind, long id, List<Document> due) {
        List<WriteModel<Document>> writes = new ArrayList<>(due.size());
        for (Document record : due) {
            writes.add(new UpdateOneModel<>(RecordChanges.asSeen(record), taken(kind, id, record)));
        }
        int taken = documents.again(
                "lease records",
                () -> documents.records().bulkWrite(writes, EACH).getMatchedCount());
        Set<Long> ids = taken == due.size() ? ids(due) : ids(mine(id));
        return due.stream()
                .filter(record -> ids.contains(record.getLong(Field.ID)))
                .map(record -> leased(kind, record))
                .toList();
    }

    /** A look-up leaves the sent version alone: that is the one to be learned about. */
    private Document taken(LeaseKind kind, long id, Document record) {
        Document values = new Document(Field.STATUS, RecordStatus.LEASED.word())
                .append(Field.LEASE, id)
                .append(Field.LEASE_KIND, kind.word())
                .append(Field.DUE, null)
                .append(Field.AT, documents.present());
        Document increments = new Document(Field.REVISION, 1L);
        if (kind == LeaseKind.DELIVER) {
            values.append(Field.SENT, record.getLong(Field.VERSION));
            increments.append(Field.ATTEMPTS, 1);
        }
        return new Document("$set", values).append("$inc", increments);
    }

    private List<Document> mine(long id) {
        return documents.again("lease records", () -> documents
                .records()
                .find(eq(Field.LEASE, id))
                .projection(Projections.include(Field.ID))
                .into(new ArrayList<>()));
    }

    private static Set<Long> ids(List<Document> records) {
        return records.stream().map(record -> record.getLong(Field.ID)).collect(Collectors.toSet());
    }

    private LeasedRecord leased(LeaseKind kind, Document record) {
        boolean deliver = kind == LeaseKind.DELIVER;
        Long since = record.getLong(Field.WAITING);
        long waited = since != null ? documents.present() - since : 0;
        return new LeasedRecord(
                record.getLong(Field.ID),
                record.getString(Field.KEY),
                record.getLong(deliver ? Field.VERSION : Field.SENT),
                record.getLong(Field.DONE),
                record.getInteger(Field.ATTEMPTS) + (deliver ? 1 : 0),
                Duration.ofMillis(Math.max(0, waited)),
                record.getString(Field.CONTENT));
    }
}
