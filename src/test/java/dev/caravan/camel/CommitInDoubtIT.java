package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.jdbc.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database connection that breaks while it commits: nobody knows whether the rows are there, and none is doubled. */
class CommitInDoubtIT {
    private static final String CASE = "orders";
    private static final int ROWS = 30;
    private static final String ROUTE = """
            - route:
                id: orders.in
                routeConfigurationId: caravan
                from:
                  uri: direct:in
                  steps:
                    - to: { uri: "stage:orders", parameters: { key: no } }
            - route:
                id: orders.deliver
                routeConfigurationId: caravan
                from:
                  uri: stage:orders
                  parameters: { batchSize: 100 }
                  steps:
                    - to: map:orders
                    - to: { uri: "push:appdb/%s", parameters: { %s } }
            """;

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(1);
    private String url;
    private CuttingProxy proxy;

    @BeforeEach
    void makeTable() throws Exception {
        url = PostgresServer.newSchema();
        Matcher port = Pattern.compile("localhost:(\\d+)").matcher(url);
        assertThat(port.find()).isTrue();
        proxy = new CuttingProxy(Integer.parseInt(port.group(1)));
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
        sandboxes.close();
    }

    @ParameterizedTest
    @EnumSource(CuttingProxy.Cut.class)
    void anUpsertWaitsAndIsSentAgain(CuttingProxy.Cut cut) throws Exception {
        query("CREATE TABLE orders (no TEXT PRIMARY KEY)");
        try (RunningCase running = start("upsert", "table: orders, key: no")) {
            proxy.cutNextCommit(cut);
            stage(running);
            running.until(() -> running.counts(CASE).of(RecordStatus.UNKNOWN) == ROWS);
            assertThat(proxy.hasCut()).isTrue();
            assertThat(count()).isEqualTo(cut == CuttingProxy.Cut.BEFORE_THE_CLIENT_HEARS_OF_IT ? ROWS : 0);

            sandboxes.clock().move(Duration.ofMinutes(1));
            running.caravan().wake(CASE);
            running.until(() -> running.counts(CASE).of(RecordStatus.WRITTEN) == ROWS);
            assertThat(count()).isEqualTo(ROWS);
            assertThat(running.hold(CASE)).isEmpty();
        }
    }

    /** The statement makes a row each time it is executed, and there is no key to look one up by. */
    @ParameterizedTest
    @EnumSource(CuttingProxy.Cut.class)
    void aStatementOfOnesOwnIsDeadWithAdviceAndNotSentAgain(CuttingProxy.Cut cut) throws Exception {
        query("CREATE TABLE orders (no TEXT)");
        try (RunningCase running = start("batchexecute", "sql: \"INSERT INTO orders (no) VALUES (:no)\"")) {
            proxy.cutNextCommit(cut);
            stage(running);
            running.until(() -> running.counts(CASE).of(RecordStatus.DEAD) == ROWS);
            sandboxes.clock().move(Duration.ofDays(2));
            assertThat(running.caravan().store().records().nextDue(caseId(running)))
                    .isEmpty();
            assertThat(count()).isEqualTo(cut == CuttingProxy.Cut.BEFORE_THE_CLIENT_HEARS_OF_IT ? ROWS : 0);
            assertThat(dead(running))
                    .allMatch(record -> String.valueOf(record.note()).contains("may have been applied"))
                    .allMatch(record -> String.valueOf(record.note()).contains("caravan dead replay orders"));
        }
    }

    private static List<StoredRecord> dead(RunningCase running) {
        return running.caravan().store().records().list(caseId(running), RecordStatus.DEAD, 1000, 0);
    }

    private static long caseId(RunningCase running) {
        return running.caravan().store().cases().idOf(CASE);
    }

    private RunningCase start(String operation, String options) throws Exception {
        CaseFolder cases = CaseFolder.in(folder)
                .write(CASE, CaseFolder.ROUTE, ROUTE.formatted(operation, options))
                .write(CASE, CaseFolder.MAPPING, "request: [{ field: no, value: \"{{no}}\" }]\n");
        String cutUrl = url.replaceFirst("localhost:\\d+", "127.0.0.1:" + proxy.port()) + "&sslmode=disable";
        Map<String, String> settings =
                Map.of("caravan.connection.appdb.vendor", "jdbc", "caravan.connection.appdb.url", cutUrl);
        return RunningCase.start(sandboxes, folder, cases, settings, List.of(CASE));
    }

    private static void stage(RunningCase running) {
        List<Map<String, Object>> rows = IntStream.range(0, ROWS)
                .mapToObj(number -> Map.<String, Object>of("no", "N" + number))
                .toList();
        running.context().createProducerTemplate().sendBody("direct:in", rows);
    }

    private long count() throws SQLException {
        return query("SELECT count(*) FROM orders");
    }

    private long query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            ResultSet row = statement.getResultSet();
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
