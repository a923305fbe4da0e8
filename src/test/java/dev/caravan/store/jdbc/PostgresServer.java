package dev.caravan.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, started once per JVM with durable commits (the library's defaults switch them off). */
public final class PostgresServer {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private PostgresServer() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of an empty schema of its own. */
    public static String newSchema() throws SQLException {
        String schema = "s" + SCHEMAS.incrementAndGet();
        execute("CREATE SCHEMA " + schema);
        return url() + "&currentSchema=" + schema;
    }

    /**
     * The URL of an empty schema whose server clock a test can move: the schema's own {@code statement_timestamp()} hides
     * the server's.
     */
    static String newSchemaWithClock() throws SQLException {
        String schema = "s" + SCHEMAS.incrementAndGet();
        execute("CREATE SCHEMA " + schema);
        execute("CREATE TABLE " + schema + ".skew AS SELECT interval '0' AS value");
        execute("CREATE FUNCTION " + schema + ".statement_timestamp() RETURNS timestamptz STABLE LANGUAGE sql AS"
                + " 'SELECT pg_catalog.statement_timestamp() + (SELECT value FROM " + schema + ".skew)'");
        return url() + "&currentSchema=" + schema + ",pg_catalog";
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url);
    }

    private static String url() {
        return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/postgres?user=postgres";
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
