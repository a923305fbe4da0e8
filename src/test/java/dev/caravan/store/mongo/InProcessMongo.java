package dev.caravan.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** A server of MongoDB's protocol inside the test, started once per JVM. It knows no transactions. */
public final class InProcessMongo {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final MongoServer SERVER = new MongoServer(new MemoryBackend());
    private static final String ADDRESS = SERVER.bindAndGetConnectionString();

    private InProcessMongo() {}

    /** The URL of an empty database of its own. */
    public static String newDatabase() {
        return ADDRESS + "/d" + DATABASES.incrementAndGet();
    }

    /**
     * One for many records. The server uses an index for a query of exactly its keys only, so changing a record that was
     * seen, or keeping what is looked up in it, would read them all.
     */
    public static String newIndexedDatabase() {
        String url = newDatabase();
        ConnectionString address = new ConnectionString(url);
        try (MongoClient client = MongoClients.create(address)) {
            MongoCollection<Document> records =
                    client.getDatabase(String.valueOf(address.getDatabase())).getCollection("caravan_record");
            IndexOptions unique = new IndexOptions().unique(true);
            records.createIndex(Indexes.ascending(Field.ID, Field.REVISION), unique);
            records.createIndex(Indexes.ascending(Field.ID, Field.REVISION, Field.TEXTS_VERSION), unique);
        }
        return url;
    }
}
