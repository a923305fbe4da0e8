package dev.caravan.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.caravan.store.StoreException;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Makes indexes, and tells a database that a newer Caravan has made. */
final class Schema {
    private static final int NEWEST = 1;
    private static final String SCHEMA = "caravan_schema";

    private final Documents documents;

    Schema(Documents documents) {
        this.documents = documents;
    }

    /**
     * Makes what is missing.
     *
     * @param stays refuses a newer version's database, with whose rules this version must not write
     */
    void bring(boolean stays) {
        MongoCollection<Document> schema = documents.database().getCollection(SCHEMA);
        Document known = documents.again(
                "be opened", () -> schema.find(Filters.eq(Field.ID, SCHEMA)).first());
        int version = known == null ? 0 : known.getInteger(Field.VERSION);
        if (version > NEWEST && stays) {
            throw new StoreException("The store " + documents.shown() + " has collections of version " + version
                    + ", made by a newer Caravan; this one knows version " + NEWEST
                    + ". Run the newer Caravan, or use another caravan.store.url.");
        }
        if (version < NEWEST) {
            documents.again("make its indexes", this::makeIndexes);
            documents.again(
                    "note its version",
                    () -> schema.updateOne(
                            Filters.eq(Field.ID, SCHEMA),
                            Updates.max(Field.VERSION, NEWEST),
                            new UpdateOptions().upsert(true)));
        }
    }

    /** What is not due, leased or prepared is in none of the partial indexes. */
    private int makeIndexes() {
        unique(documents.cases(), Indexes.ascending("name"));
        unique(documents.records(), Indexes.ascending(Field.CASE, Field.KEY));
        partial(Indexes.ascending(Field.CASE, Field.DUE, Field.ID), Field.DUE);
        partial(Indexes.ascending(Field.LEASE), Field.LEASE);
        partial(Indexes.ascending(Field.CASE, Field.NEXT_PAGE), Field.NEXT_PAGE);
        documents
                .records()
                .createIndex(Indexes.compoundIndex(
                        Indexes.ascending(Field.CASE, Field.STATUS, Field.DUE), Indexes.ascending(CaseTotals.SUMMED)));
        documents.records().createIndex(Indexes.ascending(Field.CASE, Field.TEXTS, Field.ID));
        documents.records().createIndex(Indexes.ascending(Field.CASE, Field.TEXTS_VERSION));
        documents.leases().createIndex(Indexes.ascending(Field.CASE, Field.UNTIL));
        documents.runs().createIndex(Indexes.ascending(Field.CASE, Field.ID));
        return NEWEST;
    }

    private static void unique(MongoCollection<Document> collection, Bson keys) {
        collection.createIndex(keys, new IndexOptions().unique(true));
    }

    private void partial(Bson keys, String field) {
        documents.records().createIndex(keys, new IndexOptions().partialFilterExpression(Filters.gt(field, 0L)));
    }
}
