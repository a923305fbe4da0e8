package dev.caravan.store.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.caravan.store.rules.Known;
import dev.caravan.store.rules.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * What the store holds of a key.
 *
 * @param status null for a record that only a page still to be decided would make
 * @param known what staging compares with, null like {@code status}
 */
record KnownRecord(
        long id,
        long revision,
        @Nullable String status,
        @Nullable Long due,
        @Nullable Known known) {
    private static final Bson FIELDS = Projections.include(
            Field.KEY, Field.REVISION, Field.STATUS, Field.DUE, Field.HASH, Field.WANTED, Field.MODIFIED, Field.DONE);

    /** The records of these rows' keys, by key. */
    static Map<String, KnownRecord> find(Documents documents, long caseId, Collection<Row> rows) {
        Map<String, KnownRecord> found = new HashMap<>();
        find(documents, caseId, rows, Filters.empty()).forEach((key, document) -> found.put(key, of(document)));
        return found;
    }

    /** The documents of these rows' keys that also pass a filter, by key, without content. */
    static Map<String, Document> find(Documents documents, long caseId, Collection<Row> rows, Bson filter) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        Bson keys = Filters.in(Field.KEY, rows.stream().map(Row::key).toList());
        return documents.again("look for known records of case " + caseId, () -> {
            Map<String, Document> found = new HashMap<>();
            for (Document document : documents
                    .records()
                    .find(Filters.and(Filters.eq(Field.CASE, caseId), keys, filter))
                    .projection(FIELDS)) {
                found.put(document.getString(Field.KEY), document);
            }
            return found;
        });
    }

    private static KnownRecord of(Document document) {
        String status = document.getString(Field.STATUS);
        long id = document.getLong(Field.ID);
        long revision = document.getLong(Field.REVISION);
        if (status == null) {
            return new KnownRecord(id, revision, null, null, null);
        }
        Known known = new Known(
                Objects.requireNonNull(document.get(Field.HASH, Binary.class)).getData(),
                document.getString(Field.WANTED),
                document.getLong(Field.MODIFIED),
                Known.wasSent(document.getLong(Field.DONE), status));
        return new KnownRecord(id, revision, status, document.getLong(Field.DUE), known);
    }
}
