package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.caravan.model.RunKind;
import dev.caravan.model.RunRecord;
import dev.caravan.store.RunLog;
import dev.caravan.store.rules.StorableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The newest thousand runs of each case. */
final class MongoRunLog implements RunLog {
    private static final int KEPT = 1_000;
    private static final String KIND = "kind";
    private static final String STARTED = "startedAt";
    private static final String ENDED = "endedAt";

    private final Documents documents;

    MongoRunLog(Documents documents) {
        this.documents = documents;
    }

    @Override
    public long start(long caseId, RunKind kind, String holder) {
        long id = documents.numbers(1);
        Document run = new Document(Field.ID, id)
                .append(Field.CASE, caseId)
                .append(KIND, kind.word())
                .append(Field.HOLDER, holder)
                .append(STARTED, documents.present());
        documents.once("note the start of a run", () -> documents.runs().insertOne(run));
        forget(caseId);
        return id;
    }

    private void forget(long caseId) {
        documents.again("forget old runs", () -> {
            Document oldest = documents
                    .runs()
                    .find(eq(Field.CASE, caseId))
                    .sort(Sorts.descending(Field.ID))
                    .skip(KEPT)
                    .first();
            return oldest == null
                    ? 0
                    : documents
                            .runs()
                            .deleteMany(and(eq(Field.CASE, caseId), lte(Field.ID, oldest.getLong(Field.ID))))
                            .getDeletedCount();
        });
    }

    @Override
    public void finish(long runId, String summary, @Nullable String error) {
        documents.again("note the end of run " + runId, () -> documents
                .runs()
                .updateOne(
                        eq(Field.ID, runId),
                        Updates.combine(
                                Updates.set(ENDED, documents.present()),
                                Updates.set("summary", StorableText.of(summary)),
                                Updates.set("error", StorableText.of(error)))));
    }

    @Override
    public List<RunRecord> recent(long caseId, int limit) {
        return documents.again("list runs", () -> documents
                .runs()
                .find(eq(Field.CASE, caseId))
                .sort(Sorts.descending(Field.ID))
                .limit(limit)
                .map(MongoRunLog::run)
                .into(new ArrayList<>()));
    }

    private static RunRecord run(Document found) {
        Long ended = found.getLong(ENDED);
        return new RunRecord(
                found.getLong(Field.ID),
                RunKind.valueOf(found.getString(KIND).toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(found.getLong(STARTED)),
                ended == null ? null : Instant.ofEpochMilli(ended),
                found.getString("summary"),
                found.getString("error"));
    }
}
