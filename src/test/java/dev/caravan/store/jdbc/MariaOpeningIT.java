package dev.caravan.store.jdbc;

import static dev.caravan.store.Rows.content;
import static dev.caravan.store.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.caravan.model.Lease;
import dev.caravan.model.Settlement;
import dev.caravan.store.InvariantCheck;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

class MariaOpeningIT {
    private static Store open(String url) {
        return open(url, null, null);
    }

    private static Store open(String url, String user, String password) {
        return JdbcStores.open(url, user, password, Clock.systemUTC(), OpenMode.EXCLUSIVE);
    }

    private static String withoutUser(String url) {
        return url.substring(0, url.indexOf('?'));
    }

    private static String show(Store store, String expression) {
        return ((JdbcStore) store).database().read("ask", session -> session.first(
                        "SELECT " + expression, row -> row.getString(1))
                .orElseThrow());
    }

    @Test
    void opensUnderTheNameOfMysqlTooAndCommitsDurably() throws SQLException {
        String url = MariaServer.newDatabase().replace("jdbc:mariadb:", "jdbc:mysql:");
        try (Store store = open(url)) {
            assertThat(store.isExclusive()).isFalse();
            assertThat(show(store, "@@innodb_flush_log_at_trx_commit")).isEqualTo("1");
            assertThat(show(store, "@@transaction_isolation")).isEqualTo("READ-COMMITTED");
            assertThat(show(store, "@@sql_mode")).contains("STRICT_ALL_TABLES");
        }
        open(url).close();
    }

    @Test
    void anApplicationsDataSourceIsUsedAndLeftAsItWas() throws SQLException {
        String url = MariaServer.newDatabase();
        MariaServer.execute(url, "CREATE TABLE flyway_schema_history (x TEXT)");
        MariaDbDataSource source = new MariaDbDataSource(url);
        try (Store store = JdbcStores.open(source, Clock.systemUTC(), OpenMode.EXCLUSIVE)) {
            long caseId = store.cases().idOf("one");
            store.records().stage(caseId, rows(3, "1"), false);
            Lease lease = store.records()
                    .lease(caseId, "h", 10, Duration.ofMinutes(1))
                    .orElseThrow();
            assertThat(store.records().intend(lease, Duration.ofMinutes(1))).isTrue();
            assertThat(store.records()
                            .settle(
                                    lease,
                                    lease.records().stream()
                                            .map(record -> Settlement.written(record.id()))
                                            .toList(),
                                    1))
                    .isTrue();
        }
        try (Connection connection = source.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
        MariaDbDataSource careless = new MariaDbDataSource(url + "&useAffectedRows=true");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> JdbcStores.open(careless, Clock.systemUTC(), OpenMode.EXCLUSIVE))
                .withMessageContaining("useAffectedRows=true");
    }

    @Test
    void goesOnAfterTheServerHasDroppedItsConnections() throws SQLException {
        String url = MariaServer.newDatabase();
        MariaServer.execute(url, "CREATE USER dropped IDENTIFIED BY 'x'");
        MariaServer.execute(url, "GRANT ALL ON *.* TO dropped");
        try (Store store = open(withoutUser(url), "dropped", "x")) {
            long caseId = store.cases().idOf("one");
            for (int round = 0; round < 3; round++) {
                MariaServer.execute(url, "KILL USER dropped");
                store.records().stage(caseId, rows(3, "round " + round), false);
            }
            assertThat(store.records().find(caseId, "K0").orElseThrow().version())
                    .isEqualTo(3);
            try (Connection connection = MariaServer.connect(url)) {
                InvariantCheck.verify(connection, caseId);
            }
        }
    }

    @Test
    void aPageLargerThanTheServersLongestMessageIsStaged() throws SQLException {
        String url = MariaServer.newDatabase();
        MariaServer.execute(url, "SET GLOBAL max_allowed_packet = 1048576");
        try (Store store = open(url)) {
            long caseId = store.cases().idOf("one");
            String long100k = "长".repeat(33_000);
            store.records()
                    .stage(
                            caseId,
                            IntStream.range(0, 30)
                                    .mapToObj(i -> content("K" + i, "{\"v\":\"" + long100k + "\"}"))
                                    .toList(),
                            false);
            assertThat(store.records().counts(caseId).total()).isEqualTo(30);
        } finally {
            MariaServer.execute(url, "SET GLOBAL max_allowed_packet = 67108864");
        }
    }

    @Test
    void whatIsWrongWithTheAccountIsSaid() throws SQLException {
        String url = MariaServer.newDatabase();
        String address = withoutUser(url);
        MariaServer.execute(url, "CREATE USER reader IDENTIFIED BY 'right'");
        MariaServer.execute(url, "GRANT SELECT ON *.* TO reader");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open(address, "reader", "geheim"))
                .withMessageContaining("could not be reached")
                .withMessageContaining("Check caravan.store.username and caravan.store.password")
                .withMessageNotContaining("geheim");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open(address + "_missing", "reader", "right"))
                .withMessageContaining("Create the database, or correct its name");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open(address, "reader", "right"))
                .withMessageContaining("The user needs the right to create tables");
    }

    @Test
    void anUnreachableServerIsSaid() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open("jdbc:mariadb://127.0.0.1:" + port + "/db", "me", "geheim"))
                .withMessageContaining("127.0.0.1:" + port + "/db could not be reached")
                .withMessageContaining("Check that the database server runs")
                .withMessageNotContaining("geheim");
    }
}
