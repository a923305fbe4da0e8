package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Updates;
import dev.caravan.model.Hold;
import dev.caravan.store.CaseStore;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Epoch;
import dev.caravan.store.rules.StorableText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Cases: names, holds, generations and targets. */
final class MongoCaseStore implements CaseStore {
    private static final String NAME = "name";
    private static final String HOLD = "hold";
    private static final String FINGERPRINT = "fingerprint";
    private static final String TARGET = "target";

    private final Documents documents;

    MongoCaseStore(Documents documents) {
        this.documents = documents;
    }

    @Override
    public long idOf(String caseName) {
        Document known = documents.again("look case " + caseName + " up", () -> byName(caseName));
        return known == null ? add(caseName) : known.getLong(Field.ID);
    }

    private long add(String caseName) {
        long id = documents.numbers(1);
        return documents.again("remember case " + caseName, () -> {
            try {
                documents
                        .cases()
                        .insertOne(new Document(Field.ID, id)
                                .append(NAME, caseName)
                                .append(Field.GENERATION, 0L));
                return id;
            } catch (MongoWriteException e) {
                // another process knew it first, or an earlier try of ours has come through
                return Objects.requireNonNull(byName(caseName)).getLong(Field.ID);
            }
        });
    }

    private @Nullable Document byName(String caseName) {
        return documents.cases().find(eq(NAME, caseName)).first();
    }

    @Override
    public Map<String, Long> all() {
        return documents.again("list the cases", () -> {
            Map<String, Long> cases = new LinkedHashMap<>();
            for (Document found : documents.cases().find().sort(new Document(NAME, 1))) {
                cases.put(found.getString(NAME), found.getLong(Field.ID));
            }
            return cases;
        });
    }

    @Override
    public void hold(long caseId, Hold hold) {
        Document held = new Document("reason", StorableText.of(hold.reason()))
                .append("configuration", StorableText.of(hold.configuration()))
                .append("since", Epoch.millis(hold.since()));
        change("put case " + caseId + " on hold", and(eq(Field.ID, caseId), eq(HOLD, null)), Updates.set(HOLD, held));
    }

    @Override
    public Optional<Hold> hold(long caseId) {
        return one("look for a hold of case " + caseId, caseId)
                .map(found -> found.get(HOLD, Document.class))
                .map(held -> new Hold(
                        held.getString("reason"),
                        held.getString("configuration"),
                        Instant.ofEpochMilli(held.getLong("since"))));
    }

    @Override
    public void resume(long caseId) {
        change("resume case " + caseId, eq(Field.ID, caseId), Updates.unset(HOLD));
    }

    @Override
    public long generation(long caseId, String fingerprint) {
        change(
                "begin a generation of case " + caseId,
                and(eq(Field.ID, caseId), ne(FINGERPRINT, fingerprint)),
                Updates.combine(Updates.set(FINGERPRINT, fingerprint), Updates.inc(Field.GENERATION, 1L)));
        return one("read the generation of case " + caseId, caseId)
                .map(found -> found.getLong(Field.GENERATION))
                .orElseThrow(() -> new StoreException("The store " + documents.shown() + " has no case " + caseId
                        + " any more. Something other than Caravan has changed its collections."));
    }

    @Override
    public Optional<String> target(long caseId) {
        return one("read the target of case " + caseId, caseId).map(found -> found.getString(TARGET));
    }

    @Override
    public void target(long caseId, String identity) {
        change("remember the target of case " + caseId, eq(Field.ID, caseId), Updates.set(TARGET, identity));
    }

    private Optional<Document> one(String operation, long caseId) {
        return documents.again(
                operation,
                () -> Optional.ofNullable(
                        documents.cases().find(eq(Field.ID, caseId)).first()));
    }

    private void change(String operation, Bson filter, Bson update) {
        documents.again(operation, () -> documents.cases().updateOne(filter, update));
    }
}
