package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.WarehouseOracle;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import dev.caravan.sandbox.k3cloud.K3CloudSettings;
import dev.caravan.store.InvariantCheck;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Both sandboxes in this process, and processes that move warehouses between them over one store. */
final class CaseChildren implements AutoCloseable {
    /** How long a child may take for anything it is waited for, far beyond what it needs. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    static final List<String> SMALL_AND_QUICK = List.of("-Xmx160m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    final WarehouseCatalogue catalogue;
    final JackyunSandbox jackyun;
    final K3CloudSandbox k3cloud = new K3CloudSandbox(K3CloudSettings.defaults());

    private final String url;
    private final Path settings;

    CaseChildren(int warehouses, String url, Path folder, Map<String, String> settings) throws IOException {
        this.catalogue = new WarehouseCatalogue(WarehouseSeed.of(warehouses));
        this.jackyun = new JackyunSandbox(JackyunSettings.defaults(), catalogue);
        this.url = url;
        this.settings = folder.resolve("child.properties");
        write(settings);
    }

    /** Short limits, so that what a killed process held is free again soon. */
    private void write(Map<String, String> more) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("caravan.store.url", url);
        properties.setProperty("caravan.lag", "0s");
        properties.putAll(SandboxSettings.of(jackyun, k3cloud));
        for (String connection : new String[] {"jackyun", "k3cloud"}) {
            String prefix = "caravan.connection." + connection + ".";
            properties.setProperty(prefix + "connect-timeout", "1s");
            properties.setProperty(prefix + "response-timeout", "3s");
            properties.setProperty(prefix + "retry-delay", "20ms");
        }
        properties.putAll(more);
        try (Writer file = Files.newBufferedWriter(settings)) {
            properties.store(file, null);
        }
    }

    CaseChild start(String mode) {
        return CaseChild.start(settings, List.of(mode), SMALL_AND_QUICK);
    }

    /** A child that tells its memory, with these options of its JVM. */
    CaseChild startWatched(List<String> jvmOptions) {
        return CaseChild.start(settings, List.of("both", "watch"), jvmOptions);
    }

    /** Runs a child to its own end. */
    void complete() throws InterruptedException {
        try (CaseChild child = start("both")) {
            child.endedWell(PATIENCE);
        }
    }

    /** What must hold in the tables at any time. */
    void verifyTables() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            InvariantCheck.verify(connection, number(connection, "SELECT id FROM caravan_case"));
        }
    }

    /** Nothing is left to do, and the target holds every expected row, created once. */
    void verifyEnd() throws SQLException {
        WarehouseOracle oracle = new WarehouseOracle(catalogue, k3cloud.book());
        assertThat(oracle.differences()).isEmpty();
        assertThat(k3cloud.book().creates()).isEqualTo(oracle.expectedCount());
        assertThat(k3cloud.book().refusedDuplicates()).isZero();
        assertThat(k3cloud.book().numbers()).as("audited").allMatch(number -> "C"
                .equals(k3cloud.book().status(number)));
        verifyTables();
        try (Connection connection = DriverManager.getConnection(url)) {
            String records = "SELECT count(*) FROM caravan_record";
            assertThat(number(connection, records)).isEqualTo(oracle.expectedCount());
            assertThat(number(connection, records + " WHERE status <> 'written' OR done <> ver"))
                    .isZero();
            assertThat(number(connection, "SELECT count(*) FROM caravan_lease")).isZero();
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return number(connection, sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void close() {
        jackyun.close();
        k3cloud.close();
    }
}
