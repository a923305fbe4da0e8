package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caravan.model.Hold;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case from a database into a database. */
class DatabaseCaseIT {
    private static final String CASE = "orders";
    private static final String ROUTES = """
            - route:
                id: orders.extract
                routeConfigurationId: caravan
                from:
                  uri: direct:go
                  steps:
                    - to: { uri: "pull:erpdb/select", parameters: { table: orders, key: id, PULL } }
                    - to: { uri: "stage:orders", parameters: { number: no } }
            - route:
                id: orders.deliver
                routeConfigurationId: caravan
                from:
                  uri: stage:orders
                  steps:
                    - to: map:orders
                    - to: { uri: "push:appdb/PUSH" }
            """;

    @TempDir
    private Path folder;

    private SqlFile erp;
    private SqlFile app;
    private PlainRig rig;

    @BeforeEach
    void makeDatabases() throws Exception {
        erp = new SqlFile(folder.resolve("erp.db"));
        app = new SqlFile(folder.resolve("app.db"));
        erp.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, no TEXT, qty INTEGER, changed TIMESTAMP)");
        Files.createDirectories(folder.resolve("cases/orders"));
        Files.writeString(folder.resolve("cases/orders/mapping.yaml"), """
                request:
                  - { field: order_no, value: "{{no}}" }
                  - { field: quantity, value: "{{qty}}", type: int }
                """);
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private void order(int id, String changed) throws Exception {
        erp.execute("INSERT OR REPLACE INTO orders VALUES (" + id + ", 'N" + id + "', " + id + ", '" + changed + "')");
    }

    private void start(String pull, String push) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("caravan.connection.erpdb.vendor", "jdbc");
        settings.put("caravan.connection.erpdb.url", erp.url());
        settings.put("caravan.connection.appdb.vendor", "jdbc");
        settings.put("caravan.connection.appdb.url", app.url());
        rig = new PlainRig(folder, settings);
        rig.load(ROUTES.replace("PULL", pull).replace("PUSH", push)).start();
    }

    @Test
    void rowsAreReadPageByPageAndUpserted() throws Exception {
        app.execute(
                "CREATE TABLE target (order_no TEXT PRIMARY KEY, quantity INTEGER CHECK (quantity <> 13), note TEXT)");
        for (int i = 1; i <= 250; i++) {
            order(i, "2024-01-31 08:00:00");
        }
        start("pageSize: 100", "upsert?table=target&key=order_no");
        ExtractionReport report = rig.extract();
        assertThat(report.problem()).isNull();
        assertThat(rig.delivered(CASE).of(RecordStatus.WRITTEN)).isEqualTo(249);
        assertThat(rig.counts(CASE).of(RecordStatus.RETRY)).isEqualTo(1);
        assertThat(rig.caravan()
                        .store()
                        .records()
                        .find(rig.caseId(CASE), "13")
                        .orElseThrow()
                        .note())
                .contains("CHECK constraint failed");
        assertThat(app.query("SELECT COUNT(*), SUM(quantity) FROM target")).containsExactly("249,31362");

        app.execute("UPDATE target SET note = 'mine'");
        erp.execute("UPDATE orders SET qty = 7000 WHERE id = 7");
        rig.extract();
        rig.delivered(CASE);
        assertThat(app.query("SELECT quantity, note FROM target WHERE order_no = 'N7'"))
                .containsExactly("7000,mine");
    }

    @Test
    void aKeyThatBeginsWithABlankIsGoneOnAfterAsItIs() throws Exception {
        app.execute("CREATE TABLE target (order_no TEXT PRIMARY KEY, quantity INTEGER)");
        erp.execute(
                "DROP TABLE orders",
                "CREATE TABLE orders (id TEXT PRIMARY KEY, no TEXT, qty INTEGER)",
                "INSERT INTO orders VALUES (char(9) || 'y', 'N1', 1), (' x', 'N2', 2), ('w', 'N3', 3),"
                        + " (char(12288) || 'v', 'N4', 4), (char(12289), 'N5', 5)");
        start("pageSize: 1", "upsert?table=target&key=order_no");
        assertThat(rig.extract().counts().read()).isEqualTo(5);
        rig.delivered(CASE);
        assertThat(app.query("SELECT COUNT(*) FROM target")).containsExactly("5");
    }

    @Test
    void aWindowReadsOnlyWhatHasChanged() throws Exception {
        app.execute("CREATE TABLE target (order_no TEXT PRIMARY KEY, quantity INTEGER)");
        order(1, "2024-01-31 08:00:00");
        order(2, "2019-12-31 23:59:59");
        start("window: modified, modified: changed, since: \"2020-01-01\"", "upsert?table=target&key=order_no");
        assertThat(rig.extract().counts().read()).isEqualTo(1);
        rig.delivered(CASE);
        assertThat(app.query("SELECT order_no FROM target")).containsExactly("N1");
    }

    @Test
    void everyRunGoesOnAfterTheLastKeyWhereACursorIsKept() throws Exception {
        app.execute("CREATE TABLE target (order_no TEXT PRIMARY KEY, quantity INTEGER)");
        order(1, "2024-01-31 08:00:00");
        order(2, "2024-01-31 08:00:00");
        start("cursor: id", "upsert?table=target&key=order_no");
        assertThat(rig.extract().counts().read()).isEqualTo(2);
        order(3, "2024-01-31 08:00:00");
        assertThat(rig.extract().counts().read()).isEqualTo(1);
    }

    @Test
    void aMissingTableHoldsTheCaseUntilItIsMade() throws Exception {
        order(1, "2024-01-31 08:00:00");
        start("window: none", "upsert?table=target&key=order_no");
        rig.extract();
        await().atMost(Duration.ofSeconds(30)).until(() -> hold().isPresent());
        String ddl = "CREATE TABLE `target` (`order_no` TEXT NOT NULL, `quantity` INTEGER, PRIMARY KEY (`order_no`))";
        assertThat(hold().orElseThrow())
                .isEqualTo(
                        "case orders, connection appdb, operation upsert: there is no table target; create it: " + ddl);
        app.execute(ddl);
        rig.caravan().store().cases().resume(rig.caseId(CASE));
        rig.caravan().wake(CASE);
        assertThat(rig.delivered(CASE).of(RecordStatus.WRITTEN)).isEqualTo(1);
    }

    @Test
    void aStatementOfOnesOwnIsExecutedPerRow() throws Exception {
        app.execute("CREATE TABLE target (order_no TEXT, quantity INTEGER)");
        order(1, "2024-01-31 08:00:00");
        start("window: none", "batchexecute?sql=INSERT INTO target (order_no, quantity) VALUES (:order_no, :quantity)");
        rig.extract();
        assertThat(rig.delivered(CASE).of(RecordStatus.WRITTEN)).isEqualTo(1);
        assertThat(app.query("SELECT * FROM target")).containsExactly("N1,1");
    }

    @Test
    void onePageCanBeLookedAtWithoutWriting() throws Exception {
        order(1, "2024-01-31 08:00:00");
        start("columns: \"id,no,qty\"", "upsert?table=target&key=order_no");
        CasePreview preview = LoadedCase.of(rig.context(), CASE).preview(() -> false);
        assertThat(preview.record()).isEqualTo("{\"id\":1,\"no\":\"N1\",\"qty\":1}");
        assertThat(preview.sourceRequest())
                .isEqualTo("select {\"columns\":\"id,no,qty\",\"key\":\"id\",\"table\":\"orders\",\"limit\":1000}");
        assertThat(preview.targetRequest())
                .isEqualTo(
                        "upsert {\"key\":\"order_no\",\"table\":\"target\",\"rows\":[{\"order_no\":\"N1\",\"quantity\":1}]}");
    }

    @Test
    void slipsAreFoundWhenTheRouteIsLoaded() {
        assertThatThrownBy(() -> start("window: modified, since: \"2020-01-01\"", "upsert?table=t&key=k"))
                .hasStackTraceContaining(
                        "window modified needs the option modified: the field with the time of the last change");
        assertThatThrownBy(() -> start("columsn: id", "upsert?table=t&key=k"))
                .hasStackTraceContaining("unknown option \"columsn\"; did you mean \"columns\"?");
        assertThatThrownBy(() -> start("cursor: no", "upsert?table=t&key=k"))
                .hasStackTraceContaining("cursor is \"no\", this operation is sorted by id");
        assertThatThrownBy(() -> start("window: none", "upsert?table=t"))
                .hasStackTraceContaining("the option key is missing");
        assertThatThrownBy(() -> start("window: none", "update?table=t&key=k"))
                .hasStackTraceContaining("unknown operation \"update\"");
    }

    private Optional<String> hold() {
        return rig.caravan().store().cases().hold(rig.caseId(CASE)).map(Hold::reason);
    }
}
