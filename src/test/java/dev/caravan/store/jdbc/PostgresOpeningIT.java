package dev.caravan.store.jdbc;

import static dev.caravan.store.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.caravan.model.Lease;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.store.InvariantCheck;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresOpeningIT {
    private static Store open(String url) {
        return JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE);
    }

    private static String ask(String url, String sql) throws SQLException {
        try (Connection connection = PostgresServer.connect(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = PostgresServer.connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void commitsAreDurableAndStatementsEnd() throws SQLException {
        String url = PostgresServer.newSchema();
        assertThat(ask(url, "SHOW fsync")).isEqualTo("on");
        assertThat(ask(url, "SHOW synchronous_commit")).isEqualTo("on");
        String careless =
                url + "&options=-c%20synchronous_commit=off%20-c%20default_transaction_isolation=serializable";
        try (Store store = open(careless)) {
            assertThat(store.isExclusive()).isFalse();
            JdbcStore opened = (JdbcStore) store;
            assertThat(show(opened, "synchronous_commit")).isEqualTo("on");
            assertThat(show(opened, "transaction_isolation")).isEqualTo("read committed");
            assertThat(show(opened, "statement_timeout")).isEqualTo("30s");
            assertThat(show(opened, "idle_in_transaction_session_timeout")).isEqualTo("10s");
        }
    }

    @Test
    void anApplicationsDataSourceIsUsedAsCarefullyAndLeftAsItWas() throws SQLException {
        String url = PostgresServer.newSchema();
        execute(url, "CREATE TABLE flyway_schema_history (x TEXT)");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url + "&options=-c%20default_transaction_isolation=serializable");
        try (Store store = JdbcStores.open(source, Clock.systemUTC(), OpenMode.EXCLUSIVE)) {
            assertThat(show((JdbcStore) store, "transaction_isolation")).isEqualTo("read committed");
            assertThat(show((JdbcStore) store, "statement_timeout")).isEqualTo("30s");
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
        execute(url, "INSERT INTO flyway_schema_history VALUES ('still here')");
    }

    private static String show(JdbcStore store, String setting) {
        return store.database().read("ask", session -> session.first(
                        "SELECT current_setting('" + setting + "')", row -> row.getString(1))
                .orElseThrow());
    }

    @Test
    void storesThatOpenTogetherMakeTheTablesOnce() throws Exception {
        String url = PostgresServer.newSchema();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> opened = List.of(threads.submit(() -> open(url).close()), threads.submit(() -> open(url)
                    .close()));
            for (Future<?> store : opened) {
                store.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("one could not open", e.getCause());
        } finally {
            threads.shutdown();
        }
        assertThat(ask(url, "SELECT count(*) FROM caravan_schema_history WHERE version = '1'"))
                .isEqualTo("1");
    }

    @Test
    void goesOnAfterTheServerHasDroppedItsConnections() throws SQLException {
        String url = PostgresServer.newSchema() + "&ApplicationName=dropped";
        try (Store store = open(url)) {
            long caseId = store.cases().idOf("one");
            for (int round = 0; round < 3; round++) {
                execute(
                        url,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE application_name = 'dropped' AND pid <> pg_backend_pid()");
                store.records().stage(caseId, rows(3, "round " + round), false);
            }
            assertThat(store.records().find(caseId, "K0").orElseThrow().version())
                    .isEqualTo(3);
            try (Connection connection = PostgresServer.connect(url)) {
                InvariantCheck.verify(connection, caseId);
            }
        }
    }

    @Test
    void takesStatisticsOnceAfterTheFirstLoad() throws SQLException {
        String url = PostgresServer.newSchema();
        try (Store store = open(url)) {
            long caseId = store.cases().idOf("one");
            String analyzed = "SELECT reltuples::bigint FROM pg_class WHERE oid = 'caravan_record'::regclass";
            store.records().stage(caseId, rows(4_000, "1"), false);
            store.records().stage(caseId, rows(6_000, "2"), false);
            assertThat(Long.parseLong(ask(url, analyzed))).isGreaterThanOrEqualTo(4_000);
            assertThat(store.records().counts(caseId).of(RecordStatus.PENDING)).isEqualTo(6_000);
        }
    }

    @Test
    void anUnreachableServerIsSaidWithoutThePassword() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/db?user=me&password=geheim";
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> JdbcStores.open(url, "me", "geheim", Clock.systemUTC(), OpenMode.SHARED))
                .withMessageContaining("127.0.0.1:" + port + "/db")
                .satisfies(error -> {
                    StringWriter whole = new StringWriter();
                    error.printStackTrace(new PrintWriter(whole));
                    assertThat(whole.toString()).doesNotContain("geheim");
                });
    }
}
