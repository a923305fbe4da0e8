package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StagedRow;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Row;
import dev.caravan.store.rules.StageTally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Stages records that came by themselves. Each record is changed by compare-and-set and counts its own change, so that the
 * sums hold wherever a process dies; who sent the records hears of no success then and sends them again.
 */
final class ArrivalStaging {
    private static final BulkWriteOptions EACH = new BulkWriteOptions().ordered(false);
    private static final int TRIES = 200;
    /** Others may change a record again before we look whether our change came through. */
    private static final int KEPT_CALLS = 16;

    private final Documents documents;
    private final Readings readings;
    private final PageTakeover takeover;
    private final LookedUpFields fields;

    ArrivalStaging(Documents documents, Readings readings, PageTakeover takeover, LookedUpFields fields) {
        this.documents = documents;
        this.readings = readings;
        this.takeover = takeover;
        this.fields = fields;
    }

    StageCounts stage(long caseId, List<StagedRow> staged, boolean onlyOnce) {
        // a page that was decided before us must not come over us later
        takeover.finish(readings.load("stage " + staged.size() + " records", caseId));
        Collection<Row> open = FittingRows.lastOfEachKey(staged);
        StageTally tally = new StageTally(staged.size(), staged.size() - open.size());
        for (int number = 0; !open.isEmpty(); number++) {
            if (number == TRIES) {
                throw new StoreException("The store " + documents.shown() + " could not stage " + staged.size()
                        + " records of case " + caseId + ": others changed the same records " + TRIES
                        + " times meanwhile. Send them again.");
            }
            open = tried(caseId, open, tally, onlyOnce);
        }
        StageCounts counts = tally.counts();
        count(caseId, counts);
        return counts;
    }

    /** One try; returns the rows that met another writer. */
    private Collection<Row> tried(long caseId, Collection<Row> rows, StageTally tally, boolean onlyOnce) {
        Map<String, KnownRecord> known = KnownRecord.find(documents, caseId, rows);
        List<Row> changed = new ArrayList<>();
        for (Row row : rows) {
            KnownRecord record = known.get(row.key());
            if (tally.isChange(row, record == null ? null : record.known(), onlyOnce)) {
                changed.add(row);
            }
        }
        if (changed.isEmpty()) {
            return List.of();
        }
        long call = documents.numbers(1 + changed.size());
        LookedUpFields.Known lookedUp = fields.of(caseId);
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Row row : changed) {
            KnownRecord record = known.get(row.key());
            Document state = state(row, record)
                    .append(Field.TEXTS, lookedUp.texts(row.content()))
                    .append(Field.TEXTS_VERSION, lookedUp.version());
            long id = call + 1 + writes.size();
            writes.add(record == null ? added(caseId, row, state, call, id) : changed(record, row, state, call));
        }
        documents.again("stage " + rows.size() + " records", () -> write(writes));
        Set<String> through = KnownRecord.find(documents, caseId, changed, eq(Field.CALLS, call))
                .keySet();
        changed.stream().filter(row -> through.contains(row.key())).forEach(row -> tally(row, tally));
        return changed.stream().filter(row -> !through.contains(row.key())).toList();
    }

    private static void tally(Row row, StageTally tally) {
        if (row.isFiltered()) {
            tally.filtered(1);
        } else {
            tally.stored(List.of(row), 1);
        }
    }

    private int write(List<WriteModel<Document>> writes) {
        try {
            return documents.records().bulkWrite(writes, EACH).getMatchedCount();
        } catch (MongoBulkWriteException e) {
            if (MongoFailure.isDuplicateKey(e)) {
                return 0;
            }
            throw e;
        }
    }

    private static WriteModel<Document> added(long caseId, Row row, Document state, long call, long id) {
        Document record = state.append(Field.CALLS, List.of(call))
                .append(Field.ID, id)
                .append(Field.CASE, caseId)
                .append(Field.KEY, row.key())
                .append(Field.REVISION, 1L)
                .append(Field.VERSION, 1L)
                .append(Field.SENT, 0L)
                .append(Field.DONE, 0L)
                .append(Field.GENERATION, 0L)
                .append(Field.LEASE, null)
                .append(counter(row), 1L);
        return new InsertOneModel<>(record);
    }

    private static WriteModel<Document> changed(KnownRecord record, Row row, Document state, long call) {
        Document lastCalls = new Document("$each", List.of(call)).append("$slice", -KEPT_CALLS);
        Document increments =
                new Document(Field.REVISION, 1L).append(Field.VERSION, 1L).append(counter(row), 1L);
        return new UpdateOneModel<>(
                RecordChanges.asSeen(record.id(), record.revision()),
                new Document("$set", state)
                        .append("$inc", increments)
                        .append("$push", new Document(Field.CALLS, lastCalls)));
    }

    private static String counter(Row row) {
        if (row.isFiltered()) {
            return Field.FILTERED_CHANGES;
        }
        return row.isRefused() ? Field.CAME_REJECTED : Field.CAME_STAGED;
    }

    /** Records in flight keep their status, and pending ones their place. */
    private Document state(Row row, @Nullable KnownRecord record) {
        long now = documents.present();
        String status = record == null || record.status() == null ? "" : record.status();
        boolean inFlight = status.equals("leased") || status.equals("unknown");
        boolean stays = inFlight || (status.equals(Row.PENDING) && row.wanted().equals(Row.PENDING));
        Long due = row.wanted().equals(Row.PENDING) ? (Long) now : null;
        return new Document(Field.HASH, new Binary(row.hash()))
                .append(Field.MODIFIED, row.modified())
                .append(Field.WANTED, row.wanted())
                .append(Field.CAUSE, row.cause())
                .append(Field.NOTE, row.note())
                .append(Field.CONTENT, row.content())
                .append(Field.AT, now)
                .append(Field.ATTEMPTS, 0)
                .append(Field.WAITING, null)
                .append(Field.STATUS, inFlight ? status : row.wanted())
                .append(Field.DUE, stays && record != null ? record.due() : due);
    }

    /** What changed no record; the changes are counted by the records themselves. */
    private void count(long caseId, StageCounts counts) {
        Document increments = new Document("came.unchanged", counts.unchanged())
                .append("came.filtered", counts.filtered())
                .append("came.stale", counts.stale())
                .append("came.duplicate", counts.duplicate());
        documents.once(
                "count the records that came",
                () -> documents.cases().updateOne(eq(Field.ID, caseId), new Document("$inc", increments)));
    }
}
