package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.caravan.model.CauseCount;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.rules.StorableText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads about records. */
final class RecordQueries {
    /** Waits for a record of another case. */
    static final Bson WAITING = and(eq(Field.STATUS, RecordStatus.RETRY.word()), eq(Field.CAUSE, Settlement.WAITING));

    private static final Bson DEAD = eq(Field.STATUS, RecordStatus.DEAD.word());

    private final Documents documents;

    RecordQueries(Documents documents) {
        this.documents = documents;
    }

    Optional<Duration> nextDue(long caseId) {
        Bson ofCase = eq(Field.CASE, caseId);
        // what no claim takes is not waited for
        Bson due = and(ofCase, gt(Field.DUE, 0L), ne(Field.NEXT_ONCE, true));
        Long record = first(documents.records().find(due), Field.DUE);
        Long lease = first(documents.leases().find(ofCase), Field.UNTIL);
        return Stream.of(Optional.ofNullable(record), Optional.ofNullable(lease))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(millis -> Duration.ofMillis(Math.max(0, millis - documents.present())));
    }

    private @Nullable Long first(FindIterable<Document> found, String field) {
        Document first = documents.again("look for due records", () -> found.sort(Sorts.ascending(field))
                .projection(new Document(field, 1))
                .first());
        return first == null ? null : first.getLong(field);
    }

    List<CauseCount> deadByCause(long caseId) {
        List<Bson> steps = List.of(
                Aggregates.match(and(eq(Field.CASE, caseId), DEAD)),
                Aggregates.sort(Sorts.descending(Field.AT, Field.ID)),
                Aggregates.group(
                        "$" + Field.CAUSE,
                        Accumulators.sum("records", 1L),
                        Accumulators.first(Field.NOTE, "$" + Field.NOTE)));
        List<CauseCount> causes = new ArrayList<>();
        documents
                .again("group dead records", () -> documents
                        .records()
                        .aggregate(steps)
                        .allowDiskUse(true)
                        .into(new ArrayList<>()))
                .forEach(group -> causes.add(new CauseCount(
                        text(group.getString(Field.ID)),
                        group.get("records", Number.class).longValue(),
                        text(group.getString(Field.NOTE)))));
        causes.sort(Comparator.comparingLong(CauseCount::records).reversed().thenComparing(CauseCount::cause));
        return causes;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    List<StoredRecord> list(long caseId, RecordStatus status, int limit, int offset) {
        return documents.again("list records", () -> documents
                .records()
                .find(and(eq(Field.CASE, caseId), eq(Field.STATUS, status.word())))
                .sort(Sorts.descending(Field.AT, Field.ID))
                .skip(offset)
                .limit(limit)
                .map(RecordQueries::stored)
                .into(new ArrayList<>()));
    }

    List<StoredRecord> unsettled(long caseId, int limit) {
        return documents.again("list the unsettled records of case " + caseId, () -> documents
                .records()
                .find(unsettled(caseId))
                .projection(Projections.exclude(Field.NEXT_CONTENT))
                .sort(Sorts.ascending(Field.ID))
                .allowDiskUse(true)
                .limit(limit)
                .map(RecordQueries::stored)
                .into(new ArrayList<>()));
    }

    long countUnsettled(long caseId, int atMost) {
        return documents.again(
                "count the unsettled records of case " + caseId,
                () -> documents.records().countDocuments(unsettled(caseId), new CountOptions().limit(atMost)));
    }

    private static Bson unsettled(long caseId) {
        List<String> open = Stream.of(
                        RecordStatus.PENDING, RecordStatus.RETRY, RecordStatus.LEASED, RecordStatus.UNKNOWN)
                .map(RecordStatus::word)
                .toList();
        return and(eq(Field.CASE, caseId), in(Field.STATUS, open));
    }

    Optional<StoredRecord> find(long caseId, String key) {
        Bson filter = and(eq(Field.CASE, caseId), eq(Field.KEY, StorableText.key(key)), exists(Field.STATUS));
        return documents.again(
                "find a record",
                () -> Optional.ofNullable(documents
                        .records()
                        .find(filter)
                        .map(RecordQueries::stored)
                        .first()));
    }

    long olderThan(long caseId, long generation) {
        return documents.again(
                "count records of older generations",
                () -> documents.records().countDocuments(and(eq(Field.CASE, caseId), Redeliveries.older(generation))));
    }

    static StoredRecord stored(Document record) {
        Long due = record.getLong(Field.DUE);
        return new StoredRecord(
                record.getLong(Field.ID),
                record.getString(Field.KEY),
                RecordStatus.of(record.getString(Field.STATUS)),
                record.getLong(Field.VERSION),
                record.getLong(Field.DONE),
                record.getInteger(Field.ATTEMPTS),
                Instant.ofEpochMilli(record.getLong(Field.AT)),
                due == null ? null : Instant.ofEpochMilli(due),
                record.getString(Field.CAUSE),
                record.getString(Field.NOTE),
                record.getString(Field.CONTENT));
    }
}
