package dev.caravan.store.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.caravan.model.PageCommit;
import dev.caravan.store.rules.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Lays a page's rows beside the records they change, where nobody sees them. A younger owner's rows are never covered; rows
 * of an older one that were not decided are.
 */
final class PagePreparation {
    private static final BulkWriteOptions EACH = new BulkWriteOptions().ordered(false);

    private final Documents documents;
    private final LookedUpFields fields;

    PagePreparation(Documents documents, LookedUpFields fields) {
        this.documents = documents;
        this.fields = fields;
    }

    /**
     * Prepares rows.
     *
     * @param number of the page, 0 for one that has none yet
     * @param known what is stored of their keys
     * @return the page's number with the keys that were prepared; what was changed meanwhile is left out, and so is what a
     *     younger owner has prepared
     */
    Prepared prepare(PageCommit page, long number, List<Row> rows, Map<String, KnownRecord> known) {
        long fresh = rows.stream().filter(row -> isFresh(known.get(row.key()))).count();
        long id = documents.numbers(1 + (int) fresh);
        long mark = number == 0 ? id : number;
        LookedUpFields.Known lookedUp = fields.of(page.owner().caseId());
        List<WriteModel<Document>> writes = new ArrayList<>(rows.size());
        for (Row row : rows) {
            KnownRecord record = known.get(row.key());
            Document next = next(page, row, mark)
                    .append(Field.NEXT_TEXTS, lookedUp.texts(row.content()))
                    .append(Field.NEXT_TEXTS_VERSION, lookedUp.version());
            if (record == null || isFresh(record)) {
                writes.add(added(page, row, next, ++id));
            } else {
                writes.add(laid(page, row, next, record));
            }
        }
        return new Prepared(mark, write(page, rows, writes, mark));
    }

    private static boolean isFresh(@Nullable KnownRecord record) {
        return record == null || record.status() == null;
    }

    private Set<String> write(PageCommit page, List<Row> rows, List<WriteModel<Document>> writes, long number) {
        String operation = "stage page " + page.page() + " of window " + page.windowId();
        int laid = documents.again(operation, () -> write(writes));
        if (laid == rows.size()) {
            return rows.stream().map(Row::key).collect(Collectors.toSet());
        }
        return KnownRecord.find(documents, page.owner().caseId(), rows, Filters.eq(Field.NEXT_PAGE, number))
                .keySet();
    }

    /** A key is in the way that somebody else has made since we looked, or a younger owner's page. */
    private int write(List<WriteModel<Document>> writes) {
        try {
            BulkWriteResult result = documents.records().bulkWrite(writes, EACH);
            return result.getMatchedCount() + result.getUpserts().size();
        } catch (MongoBulkWriteException e) {
            if (MongoFailure.isDuplicateKey(e)) {
                return 0;
            }
            throw e;
        }
    }

    private static UpdateOneModel<Document> added(PageCommit page, Row row, Document next, long id) {
        Document never = new Document(Field.ID, id)
                .append(Field.REVISION, 0L)
                .append(Field.VERSION, 0L)
                .append(Field.SENT, 0L)
                .append(Field.DONE, 0L)
                .append(Field.GENERATION, 0L)
                .append(Field.LEASE, null);
        Bson filter = Filters.and(
                Filters.eq(Field.CASE, page.owner().caseId()),
                Filters.eq(Field.KEY, row.key()),
                Filters.exists(Field.STATUS, false),
                notYounger(page));
        return new UpdateOneModel<>(
                filter, new Document("$set", next).append("$setOnInsert", never), new UpdateOptions().upsert(true));
    }

    private static UpdateOneModel<Document> laid(PageCommit page, Row row, Document next, KnownRecord record) {
        Bson filter = Filters.and(Filters.eq(Field.ID, record.id()), notYounger(page));
        Bson update = new Document("$set", next);
        if (page.onlyOnce() && !row.isFiltered()) {
            // a claim that has looked at the record before meets another revision, and one that looks later leaves it
            filter = Filters.and(
                    filter, Filters.eq(Field.DONE, 0L), Filters.nin(Field.STATUS, List.of("leased", "unknown")));
            update = Updates.combine(update, Updates.inc(Field.REVISION, 1L));
        }
        return new UpdateOneModel<>(filter, update);
    }

    private static Bson notYounger(PageCommit page) {
        return Filters.not(Filters.gt(Field.NEXT_FENCE, page.owner().fence()));
    }

    private static Document next(PageCommit page, Row row, long number) {
        return new Document(Field.NEXT_PAGE, number)
                .append(Field.NEXT_FENCE, page.owner().fence())
                .append(Field.NEXT_ONCE, page.onlyOnce())
                .append(Field.NEXT_HASH, new Binary(row.hash()))
                .append(Field.NEXT_MODIFIED, row.modified())
                .append(Field.NEXT_WANTED, row.wanted())
                .append(Field.NEXT_CAUSE, row.cause())
                .append(Field.NEXT_NOTE, row.note())
                .append(Field.NEXT_CONTENT, row.content());
    }

    /** A page's number and the keys that bear it. */
    record Prepared(long number, Set<String> keys) {}
}
