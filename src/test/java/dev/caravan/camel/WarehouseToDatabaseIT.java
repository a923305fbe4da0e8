package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.model.RecordStatus;
import dev.caravan.run.RunEvent;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import dev.caravan.sandbox.k3cloud.K3CloudSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped case that ends in a plain {@code jdbc:} step, and the same case in the Java DSL. */
class WarehouseToDatabaseIT {
    private static final String CASE = "jackyun-warehouse-to-database";
    private static final int WAREHOUSES = 230;

    @TempDir
    private Path folder;

    private JackyunSandbox jackyun;
    private K3CloudSandbox unused;
    private SqlFile app;
    private PlainRig rig;

    @BeforeEach
    void open() throws Exception {
        jackyun = new JackyunSandbox(JackyunSettings.defaults(), new WarehouseCatalogue(WarehouseSeed.of(WAREHOUSES)));
        unused = new K3CloudSandbox(K3CloudSettings.defaults());
        app = new SqlFile(folder.resolve("app.db"));
        Map<String, String> settings = new LinkedHashMap<>(SandboxSettings.of(jackyun, unused));
        settings.put("caravan.routes", Path.of("routes").toAbsolutePath().toString());
        settings.put("caravan.connection.appdb.vendor", "jdbc");
        settings.put("caravan.connection.appdb.url", app.url());
        rig = new PlainRig(folder, settings);
    }

    @AfterEach
    void close() {
        rig.close();
        jackyun.close();
        unused.close();
    }

    private void createTable() throws Exception {
        app.execute(
                "CREATE TABLE warehouse (code VARCHAR(50) NOT NULL PRIMARY KEY, name VARCHAR(200), fixed_name VARCHAR(200))");
    }

    private void startShipped() throws Exception {
        rig.load(Path.of("routes", CASE, "route.camel.yaml"));
        AdviceWith.adviceWith(
                ((ModelCamelContext) rig.context()).getRouteDefinition(CASE + ".extract"),
                rig.context(),
                new AdviceWithRouteBuilder() {
                    @Override
                    public void configure() {
                        replaceFromWith("direct:go");
                    }
                });
        rig.start();
    }

    @Test
    void everyWarehouseArrivesThroughAPlainJdbcStep() throws Exception {
        createTable();
        app.execute("INSERT INTO warehouse VALUES ('CK000001', 'old', '改过的名字')");
        startShipped();
        rig.extract();
        assertThat(rig.delivered(CASE).of(RecordStatus.WRITTEN)).isEqualTo(WAREHOUSES);
        assertThat(app.query("SELECT COUNT(*) FROM warehouse")).containsExactly(String.valueOf(WAREHOUSES));
        assertThat(app.query("SELECT name FROM warehouse WHERE code = 'CK000001'"))
                .containsExactly("改过的名字");
    }

    @Test
    void whatAPlainStepFailsForIsNotWritten() throws Exception {
        startShipped();
        rig.extract();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rig.events().stream().anyMatch(RunEvent.DeliveryResting.class::isInstance));
        assertThat(rig.counts(CASE).of(RecordStatus.WRITTEN)).isZero();
        assertThat(rig.events().toString()).contains("no such table: warehouse");
    }

    @Test
    void theSameCaseInTheJavaDslWritesTheSameRows() throws Exception {
        createTable();
        rig.start(new WarehouseRoutes());
        rig.extract();
        assertThat(rig.delivered(CASE).of(RecordStatus.WRITTEN)).isEqualTo(WAREHOUSES);
        assertThat(app.query("SELECT COUNT(*), COUNT(name) FROM warehouse"))
                .containsExactly(WAREHOUSES + "," + WAREHOUSES);
    }
}
