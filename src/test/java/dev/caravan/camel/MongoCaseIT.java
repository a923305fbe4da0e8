package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.caravan.model.RecordStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case from one collection of MongoDB into another, over the wire. */
class MongoCaseIT {
    private static final String ROUTES = """
            - route:
                id: docs.extract
                routeConfigurationId: caravan
                from:
                  uri: direct:go
                  steps:
                    - to: { uri: "pull:docs/find", parameters: { collection: orders, pageSize: 40, modified: at, window: modified, since: "2020-01-01" } }
                    - to: { uri: "stage:docs", parameters: { number: no } }
            - route:
                id: docs.deliver
                routeConfigurationId: caravan
                from:
                  uri: stage:docs
                  steps:
                    - to: map:docs
                    - to: { uri: "push:docs/upsert", parameters: { collection: target, key: no } }
            """;

    @TempDir
    private Path folder;

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private MongoClient mongo;
    private PlainRig rig;

    @BeforeEach
    void open() throws Exception {
        String url = server.bindAndGetConnectionString() + "/shop";
        mongo = MongoClients.create(url);
        Files.createDirectories(folder.resolve("cases/docs"));
        Files.writeString(folder.resolve("cases/docs/mapping.yaml"), """
                request:
                  - { field: no, value: "{{no}}" }
                  - { field: qty, value: "{{lines.qty}}", type: int }
                """);
        rig = new PlainRig(
                folder, Map.of("caravan.connection.docs.vendor", "mongodb", "caravan.connection.docs.url", url));
        collection("target").createIndex(new Document("no", 1), new IndexOptions().unique(true));
        rig.load(ROUTES).start();
    }

    @AfterEach
    void close() {
        rig.close();
        mongo.close();
        server.shutdownNow();
    }

    private MongoCollection<Document> collection(String name) {
        return mongo.getDatabase("shop").getCollection(name);
    }

    @Test
    void documentsAreReadPageByPageAndUpserted() {
        for (int i = 1; i <= 100; i++) {
            collection("orders")
                    .insertOne(new Document("no", "N" + i)
                            .append("at", new Date(1_700_000_000_000L + i))
                            .append("lines", new Document("qty", i)));
        }
        assertThat(rig.extract().problem()).isNull();
        assertThat(rig.delivered("docs").of(RecordStatus.WRITTEN)).isEqualTo(100);
        assertThat(collection("target").find(new Document("no", "N42")).first().get("qty"))
                .isEqualTo(42);
        assertThat(collection("target").countDocuments()).isEqualTo(100);

        collection("orders").insertOne(new Document("no", "old").append("at", new Date(0)));
        assertThat(rig.extract().counts().read()).isZero();
    }
}
