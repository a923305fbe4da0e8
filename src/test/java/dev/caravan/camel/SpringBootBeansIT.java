package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.zaxxer.hikari.HikariDataSource;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.mongo.MongoAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.sqlite.SQLiteDataSource;

/** Connections to databases as plain beans of a Spring Boot application, beside the application's own. */
class SpringBootBeansIT {
    @TempDir
    Path folder;

    private final MongoServer ownServer = new MongoServer(new MemoryBackend());
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private String ownMongo;
    private String mongo;
    private SqlFile own;
    private SqlFile configured;

    /** Spring Boot would set logging up anew. */
    @BeforeAll
    static void keepLogging() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    @AfterAll
    static void restoreLogging() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @BeforeEach
    void makeDatabases() throws Exception {
        own = new SqlFile(folder.resolve("own.db"));
        configured = new SqlFile(folder.resolve("configured.db"));
        own.execute("CREATE TABLE t (id INTEGER)", "INSERT INTO t VALUES (1)");
        configured.execute("CREATE TABLE t (id INTEGER)", "INSERT INTO t VALUES (2)");
        ownMongo = ownServer.bindAndGetConnectionString() + "/shop";
        mongo = server.bindAndGetConnectionString() + "/shop";
    }

    @AfterEach
    void stopServers() {
        ownServer.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void theApplicationsOwnBeansOfThoseNamesAreUsed() {
        DataSource source = source(own);
        try (MongoClient client = MongoClients.create(ownMongo);
                ConfigurableApplicationContext application = start(Map.of("appdb", source, "docs", client))) {
            assertThat(ask(application)).isEqualTo(1);
            assertThat(bean(application, "appdb")).isSameAs(source);
            insert(application);
            assertThat(bean(application, "docs")).isSameAs(client);
            assertThat(goods(ownMongo)).isEqualTo(1);
            assertThat(goods(mongo)).isZero();
        }
    }

    @Test
    void withoutBeansOfThoseNamesTheConnectionsOwnAreUsedWhateverElseTheApplicationHas() {
        HikariDataSource pool;
        try (MongoClient client = MongoClients.create(ownMongo);
                ConfigurableApplicationContext application =
                        start(Map.of("dataSource", source(own), "mongoClient", client))) {
            assertThat(ask(application)).isEqualTo(2);
            pool = (HikariDataSource) bean(application, "appdb");
            insert(application);
            assertThat(goods(ownMongo)).isZero();
            assertThat(goods(mongo)).isEqualTo(1);
            assertThat(application.getBeansOfType(DataSource.class)).containsOnlyKeys("dataSource");
            assertThat(application.getBeansOfType(MongoClient.class)).containsOnlyKeys("mongoClient");
        }
        assertThat(pool.isClosed()).isTrue();
    }

    private static DataSource source(SqlFile file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(file.url());
        return source;
    }

    private static Object ask(ConfigurableApplicationContext application) {
        List<?> rows = application
                .getBean(CamelContext.class)
                .createProducerTemplate()
                .requestBody("direct:sql", "SELECT id FROM t", List.class);
        return ((Map<?, ?>) rows.get(0)).get("id");
    }

    private static void insert(ConfigurableApplicationContext application) {
        application.getBean(CamelContext.class).createProducerTemplate().requestBody("direct:doc", "{\"code\": \"A\"}");
    }

    private static long goods(String url) {
        try (MongoClient client = MongoClients.create(url)) {
            return client.getDatabase("shop").getCollection("goods").countDocuments();
        }
    }

    private static Object bean(ConfigurableApplicationContext application, String connection) {
        return Caravan.of(application.getBean(CamelContext.class))
                .connections()
                .require(connection)
                .bean();
    }

    private ConfigurableApplicationContext start(Map<String, Object> beans) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("caravan.routes", folder.resolve("cases").toString());
        properties.put("caravan.store.url", "jdbc:sqlite:" + folder.resolve("caravan.db"));
        properties.put("caravan.connection.appdb.vendor", "jdbc");
        properties.put("caravan.connection.appdb.url", configured.url());
        properties.put("caravan.connection.docs.vendor", "mongodb");
        properties.put("caravan.connection.docs.url", mongo);
        properties.put("spring.main.banner-mode", "off");
        // this application makes the beans it has itself
        properties.put(
                "spring.autoconfigure.exclude",
                String.join(
                        ",",
                        DataSourceAutoConfiguration.class.getName(),
                        FlywayAutoConfiguration.class.getName(),
                        MongoAutoConfiguration.class.getName()));
        return new SpringApplicationBuilder(HostApplication.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(properties)
                .initializers(context -> beans.forEach(context.getBeanFactory()::registerSingleton))
                .run();
    }

    /** Somebody's application with plain steps on databases. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class HostApplication {
        @Bean
        RouteBuilder plainRoutes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:sql").to("jdbc:appdb");
                    from("direct:doc").to("mongodb:docs?database=shop&collection=goods&operation=insert");
                }
            };
        }
    }
}
