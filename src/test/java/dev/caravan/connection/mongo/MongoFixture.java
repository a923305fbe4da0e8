package dev.caravan.connection.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.caravan.connection.Answer;
import dev.caravan.connection.AuthSchemes;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.Masking;
import dev.caravan.connection.NanoClock;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.PacedClient;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A database of its own: on the server that {@code MONGODB_URI} names, else on one in this process, over the wire. */
final class MongoFixture implements AutoCloseable {
    private final de.bwaldvogel.mongo.@Nullable MongoServer server;
    private final ConnectionSettings settings;
    private final MongoClient mongo;
    private final MongoClient opened;
    private final ConnectionClient client;

    MongoFixture(String... more) {
        String real = System.getenv("MONGODB_URI");
        server = real == null ? new de.bwaldvogel.mongo.MongoServer(new MemoryBackend()) : null;
        String database = "caravan_" + UUID.randomUUID().toString().replace("-", "");
        Map<String, String> values = new HashMap<>(Map.of("retry-delay", "10ms", "attempts", "2"));
        values.put(
                "url",
                server == null ? withDatabase(real, database) : server.bindAndGetConnectionString() + "/" + database);
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        settings = ConnectionSettings.of(
                "docs",
                new VendorProfiles(
                                ProfileFiles.builtIn(MongoFixture.class.getClassLoader()),
                                ProfileFiles.none(),
                                AuthSchemes.builtIn().placeholders())
                        .named("mongodb"),
                values::get);
        mongo = MongoClients.create(settings.value("url"));
        opened = MongoServer.open(settings);
        client = new PacedClient(
                settings,
                new CollectionClient(settings, () -> opened, new Masking(settings.secrets()), Clock.systemUTC()),
                (connection, call, repeat, answer) -> {},
                NanoClock.system());
    }

    private static String withDatabase(String url, String database) {
        String named = new ConnectionString(url).getDatabase();
        return named == null
                ? url.replaceFirst("^(mongodb(?:\\+srv)?://[^/?]*)/?", "$1/" + database)
                : url.replaceFirst("/" + named, "/" + database);
    }

    ConnectionSettings settings() {
        return settings;
    }

    MongoCollection<BsonDocument> collection(String name) {
        return mongo.getDatabase(databaseName()).getCollection(name, BsonDocument.class);
    }

    private String databaseName() {
        return MongoServer.database(settings);
    }

    void insert(String collection, String... documents) {
        for (String document : documents) {
            collection(collection).insertOne(BsonDocument.parse(document));
        }
    }

    void uniqueIndex(String collection, String field) {
        collection(collection).createIndex(new Document(field, 1), new IndexOptions().unique(true));
    }

    Answer call(String operation, Map<String, String> options, Map<String, Object> fields) {
        return client.call(new OperationCall(settings.operation(operation), fields, options, "orders"), () -> false);
    }

    Answer write(String operation, Map<String, String> options, List<Map<String, Object>> rows) {
        return call(operation, options, Map.of("rows", rows));
    }

    boolean isReal() {
        return server == null;
    }

    /** Ends the server in this process. */
    void stop() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    @Override
    public void close() {
        if (server == null) {
            mongo.getDatabase(databaseName()).drop();
        }
        mongo.close();
        opened.close();
        stop();
    }
}
