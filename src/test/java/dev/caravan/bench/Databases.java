package dev.caravan.bench;

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
    String title();

    /** A JDBC URL. */
    String fresh() throws Exception;

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
}
