package dev.caravan.bench;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.caravan.store.mongo.InProcessMongo;
import dev.caravan.store.mongo.RealMongo;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Empty databases, a new one for every round. */
interface Databases extends AutoCloseable {
    int ROUNDS = 5;

    String title();

    /** The URL of an empty one. */
    String fresh() throws Exception;

    /** How often to measure. */
    default int rounds() {
        return ROUNDS;
    }

    /** Gives back the last one. */
    void drop() throws Exception;

    @Override
    void close() throws IOException;

    static Databases sqlite(Path folder) {
        return new SqliteFiles(folder);
    }

    static Databases postgres() throws IOException {
        // the library turns fsync and synchronous_commit off unless told otherwise
        return new PostgresServer(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start());
    }

    /** The server that {@code MONGODB_URI} names, else one in this process, which has no indexes but unique ones. */
    static Databases mongo() {
        String real = System.getenv("MONGODB_URI");
        return new MongoDatabases(real == null ? "" : RealMongo.newDatabase(real));
    }

    /** SQLite: one file after the other. */
    final class SqliteFiles implements Databases {
        private final Path folder;
        private int number;

        private SqliteFiles(Path folder) {
            this.folder = folder;
        }

        @Override
        public String title() {
            return "SQLite";
        }

        @Override
        public String fresh() {
            return "jdbc:sqlite:" + folder.resolve("round-" + ++number + ".db");
        }

        @Override
        public void drop() throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(
                                path -> path.getFileName().toString().startsWith("round-"))
                        .toList()) {
                    Files.delete(file);
                }
            }
        }

        @Override
        public void close() {}
    }

    /** PostgreSQL: one database after the other on one server. */
    final class PostgresServer implements Databases {
        private final EmbeddedPostgres server;
        private int number;

        private PostgresServer(EmbeddedPostgres server) {
            this.server = server;
        }

        @Override
        public String title() {
            return "PostgreSQL";
        }

        @Override
        public String fresh() throws SQLException {
            execute(List.of("CREATE DATABASE round_" + ++number, "CHECKPOINT"));
            return server.getJdbcUrl("postgres", "round_" + number);
        }

        @Override
        public void drop() throws SQLException {
            execute(List.of("DROP DATABASE round_" + number + " WITH (FORCE)"));
        }

        private void execute(List<String> statements) throws SQLException {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    /** MongoDB: one database after the other. */
    final class MongoDatabases implements Databases {
        private final String real;
        private String url = "";

        private MongoDatabases(String real) {
            this.real = real;
        }

        @Override
        public String title() {
            return real.isEmpty() ? "MongoDB, a server in the test with unique indexes only" : "MongoDB";
        }

        /** Without an index each look-up reads all goods, and a round takes minutes. */
        @Override
        public int rounds() {
            return real.isEmpty() ? 1 : ROUNDS;
        }

        @Override
        public String fresh() {
            url = real.isEmpty() ? InProcessMongo.newIndexedDatabase() : real;
            if (!real.isEmpty()) {
                drop();
            }
            return url;
        }

        @Override
        public void drop() {
            ConnectionString address = new ConnectionString(url);
            try (MongoClient client = MongoClients.create(address)) {
                client.getDatabase(String.valueOf(address.getDatabase())).drop();
            }
        }

        @Override
        public void close() {}
    }
}
