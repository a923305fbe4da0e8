package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.zaxxer.hikari.HikariDataSource;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Connections to databases as plain beans of a context. */
class ConnectionBeansIT {
    private static final String PLAIN = """
            - route:
                from:
                  uri: direct:sql
                  steps:
                    - to: jdbc:appdb
            """;

    @TempDir
    private Path folder;

    private SqlFile file;

    @BeforeEach
    void makeDatabase() throws Exception {
        file = new SqlFile(folder.resolve("app.db"));
        file.execute("CREATE TABLE t (id INTEGER)", "INSERT INTO t VALUES (7)");
    }

    private PlainRig rig;

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private PlainRig rig(String url) {
        return new PlainRig(
                folder, Map.of("caravan.connection.appdb.vendor", "jdbc", "caravan.connection.appdb.url", url));
    }

    private Object ask() {
        return rig.context().createProducerTemplate().requestBody("direct:sql", "SELECT id FROM t");
    }

    @Test
    void aRouteThatUsesNothingElseOfCaravanFindsTheConnection() throws Exception {
        rig = rig(file.url());
        rig.load(PLAIN).context().start();
        assertThat(ask()).isEqualTo(List.of(Map.of("id", 7)));
    }

    @Test
    void thePoolIsSharedByAllAndClosedWithTheContext() throws Exception {
        rig = rig(file.url());
        rig.context().start();
        DataSource source = rig.context().getRegistry().lookupByNameAndType("appdb", DataSource.class);
        assertThat(rig.context().getRegistry().lookupByNameAndType("appdb", DataSource.class))
                .isSameAs(source);
        assertThat(rig.caravan().connections().require("appdb").bean()).isSameAs(source);
        rig.context().stop();
        assertThat(((HikariDataSource) source).isClosed()).isTrue();
    }

    @Test
    void theApplicationsOwnBeanOfThatNameIsUsedInstead() throws Exception {
        SQLiteDataSource own = new SQLiteDataSource();
        own.setUrl(file.url());
        rig = rig("jdbc:sqlite:" + folder.resolve("not/there.db"));
        rig.context().getRegistry().bind("appdb", own);
        rig.load(PLAIN).context().start();
        assertThat(ask()).isEqualTo(List.of(Map.of("id", 7)));
        assertThat(rig.caravan().connections().require("appdb").bean()).isSameAs(own);
        ConnectionProbe probe = ConnectionProbe.send(rig.context(), "appdb", () -> false);
        assertThat(probe.answer().message()).startsWith("SQLite");
    }

    @Test
    void otherNamesAndTypesAreNotTouched() {
        rig = rig(file.url());
        assertThat(rig.context().getRegistry().lookupByNameAndType("other", DataSource.class))
                .isNull();
        assertThat(rig.context().getRegistry().lookupByNameAndType("appdb", String.class))
                .isNull();
        assertThat(rig.context().getRegistry().lookupByName("appdb")).isNull();
        assertThat(rig.context().getRegistry().findByType(DataSource.class)).isEmpty();
        assertThat(rig.context().getRegistry().findByTypeWithName(DataSource.class))
                .isEmpty();
    }

    @Test
    void whatIsWrongWithTheSettingsIsToldWhenTheBeanIsAskedFor() {
        rig = rig("jdbc:oracle:thin:@//db/x");
        assertThatThrownBy(() -> rig.load(PLAIN).context().start())
                .hasStackTraceContaining("no driver on the class path takes jdbc:oracle:thin:");
        try (PlainRig bare = rig("")) {
            assertThatThrownBy(() -> bare.load(PLAIN).context().start())
                    .hasStackTraceContaining(
                            "url is missing; set caravan.connection.appdb.url, or bind a DataSource bean"
                                    + " named appdb");
        }
    }

    @Test
    void aMongoDbConnectionIsAClientForPlainSteps() throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        try {
            String url = server.bindAndGetConnectionString() + "/shop";
            rig = new PlainRig(
                    folder, Map.of("caravan.connection.docs.vendor", "mongodb", "caravan.connection.docs.url", url));
            rig.load("""
                            - route:
                                from:
                                  uri: direct:doc
                                  steps:
                                    - to: "mongodb:docs?database=shop&collection=goods&operation=insert"
                            """).context().start();
            rig.context().createProducerTemplate().requestBody("direct:doc", "{\"code\": \"A\"}");
            try (MongoClient own = MongoClients.create(url)) {
                assertThat(own.getDatabase("shop").getCollection("goods").countDocuments())
                        .isEqualTo(1);
            }
            assertThat(ConnectionProbe.send(rig.context(), "docs", () -> false)
                            .answer()
                            .message())
                    .isEqualTo("MongoDB, database shop");
        } finally {
            rig.close();
            server.shutdownNow();
        }
    }

    @Test
    void aContextWithoutSettingsIsNotDisturbed() throws Exception {
        try (DefaultCamelContext plain = new DefaultCamelContext()) {
            plain.start();
            assertThat(plain.getRegistry().lookupByNameAndType("appdb", DataSource.class))
                    .isNull();
            assertThat(plain.getCamelContextExtension().getContextPlugin(Caravan.class))
                    .isNull();
        }
    }
}
