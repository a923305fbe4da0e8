package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.sandbox.BarcodeOracle;
import dev.caravan.sandbox.TargetTable;
import dev.caravan.sandbox.banniu.BanniuSandbox;
import dev.caravan.sandbox.banniu.BanniuSettings;
import dev.caravan.sandbox.banniu.TaskBoard;
import dev.caravan.sandbox.banniu.TaskSeed;
import dev.caravan.sandbox.jackyun.GoodsCatalogue;
import dev.caravan.sandbox.jackyun.GoodsSeed;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import dev.caravan.sandbox.okki.OkkiGroupOracle;
import dev.caravan.sandbox.okki.OkkiGroupSeed;
import dev.caravan.sandbox.okki.OkkiGroups;
import dev.caravan.sandbox.okki.OkkiSandbox;
import dev.caravan.sandbox.okki.OkkiSettings;
import dev.caravan.sandbox.tplus.TplusInventory;
import dev.caravan.sandbox.tplus.TplusOracle;
import dev.caravan.sandbox.tplus.TplusSandbox;
import dev.caravan.sandbox.tplus.TplusSettings;
import dev.caravan.sandbox.xingchen.StoreCatalogue;
import dev.caravan.sandbox.xingchen.StoreOracle;
import dev.caravan.sandbox.xingchen.StoreSeed;
import dev.caravan.sandbox.xingchen.XingchenSandbox;
import dev.caravan.sandbox.xingchen.XingchenSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published cases as they are shipped, each against its vendor's sandbox; the oracle says whether it is right. */
class PublishedCasesIT {
    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(1);

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    /** The shipped folders, started by {@code direct:<case>} instead of a schedule. */
    private RunningCase start(Map<String, String> settings, String... cases) throws Exception {
        Map<String, String> all = new HashMap<>();
        settings.forEach((key, value) -> {
            all.put("caravan.connection." + key, value);
            all.put("caravan.connection." + key.substring(0, key.indexOf('.')) + ".requests-per-second", "2000");
            all.put("caravan.connection." + key.substring(0, key.indexOf('.')) + ".retry-delay", "20ms");
        });
        List<String> names = List.of(cases);
        return RunningCase.start(sandboxes, folder, ShippedCases.in(folder, names), all, names);
    }

    private static CaseCounts run(RunningCase running, String name) {
        ExtractionReport report = running.extract("direct:" + name, name);
        assertThat(report.end()).as(String.valueOf(report.problem())).isEqualTo(ExtractionReport.End.COMPLETE);
        running.until(() -> DeliveryRest.isReached(running.counts(name)));
        return running.counts(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_credentials", "password"})
    void okkiProductGroupsAreKept(String grant) throws Exception {
        OkkiGroups groups = new OkkiGroups(OkkiGroupSeed.of(200).withRepeated(5).withoutIds(2));
        try (OkkiSandbox okki = new OkkiSandbox(OkkiSettings.defaults(), groups, sandboxes.clock(), 0);
                RunningCase running = start(VendorSettings.okki(okki, grant), "okki-product-groups")) {
            assertOkki(running, groups);
            sandboxes.clock().move(Duration.ofHours(9));
            groups.change(
                    new OkkiGroupOracle(groups)
                            .expected().keySet().stream()
                                    .map(Integer::valueOf)
                                    .findFirst()
                                    .orElseThrow(),
                    Map.of("name", "改名"),
                    sandboxes.clock().instant());
            assertOkki(running, groups);
            assertThat(okki.tokenCalls()).isEqualTo(2);
        }
    }

    private static void assertOkki(RunningCase running, OkkiGroups groups) {
        run(running, "okki-product-groups");
        Map<String, Map<String, Object>> kept = running.kept("okki-product-groups");
        OkkiGroupOracle oracle = new OkkiGroupOracle(groups);
        assertThat(oracle.differences(kept)).isEmpty();
        assertThat(running.counts("okki-product-groups").of(RecordStatus.DEAD)).isEqualTo(oracle.withoutId());
    }

    @Test
    void xingchenStoresReachTheTableAlsoWhenTheSecretChangesMeanwhile() throws Exception {
        TargetTable table = TargetTables.store(folder);
        try (XingchenSandbox xingchen = new XingchenSandbox(
                        XingchenSettings.defaults(), new StoreCatalogue(StoreSeed.of(350)), sandboxes.clock(), 0);
                RunningCase running = start(
                        VendorSettings.xingchen(xingchen, table), "xingchen-stores", "xingchen-refresh-credentials")) {
            run(running, "xingchen-stores");
            xingchen.rotateSecret();
            xingchen.stores()
                    .change(
                            StoreSeed.of(350).number(3),
                            Map.of("name", "改名"),
                            sandboxes.clock().instant());
            run(running, "xingchen-stores");
            assertThat(StoreOracle.differences(new StoreOracle(xingchen).stores(), table.rows()))
                    .isEmpty();
            assertThat(xingchen.requests().total(XingchenSandbox.TOKEN)).isEqualTo(2);
            assertThat(xingchen.signatureFailures()).isZero();
        }
    }

    @Test
    void xingchenCredentialsReachTheTableWithoutTheirSecretAndServeTheConnection() throws Exception {
        TargetTable table = TargetTables.application(folder);
        try (XingchenSandbox xingchen = new XingchenSandbox(
                        XingchenSettings.defaults(), new StoreCatalogue(StoreSeed.of(10)), sandboxes.clock(), 0);
                RunningCase running = start(VendorSettings.xingchen(xingchen, table), "xingchen-refresh-credentials")) {
            CaseCounts counts = run(running, "xingchen-refresh-credentials");
            assertThat(counts.of(RecordStatus.WRITTEN)).isEqualTo(3);
            assertThat(table.rows())
                    .containsOnlyKeys(
                            new StoreOracle(xingchen).authorizations().keySet().toArray(String[]::new));
            assertThat(xingchen.requests().total(XingchenSandbox.TOKEN)).isZero();
        }
    }

    @Test
    void tplusInventoryReachesTheTableAndGoesOnAfterTheLastRowVersion() throws Exception {
        TargetTable table = TargetTables.tplusInventory(folder);
        TplusInventory inventory = new TplusInventory(1200, 7);
        try (TplusSandbox tplus = new TplusSandbox(TplusSettings.defaults(), inventory, sandboxes.clock(), 0);
                RunningCase running = start(VendorSettings.tplus(tplus, table), "tplus-inventory")) {
            run(running, "tplus-inventory");
            assertTplus(inventory, table);
            long pages = tplus.requests().total(TplusSandbox.INVENTORY);
            inventory.change(TplusInventory.code(5), Map.of("Name", "改名"));
            inventory.disable(TplusInventory.code(6));
            sandboxes.clock().move(Duration.ofDays(7));
            run(running, "tplus-inventory");
            assertTplus(inventory, table);
            assertThat(tplus.refreshes()).isEqualTo(1);
            assertThat(tplus.requests().total(TplusSandbox.INVENTORY)).isLessThanOrEqualTo(pages + 3);
            assertThat(running.events(RunEvent.Held.class)).isEmpty();
        }
    }

    private static void assertTplus(TplusInventory inventory, TargetTable table) throws SQLException {
        assertThat(new TplusOracle(inventory, TargetTables.TPLUS_COLUMNS).differences(table.rows()))
                .isEmpty();
    }

    @Test
    void banniuTasksGetTheBarcodesOfTheirGoods() throws Exception {
        GoodsCatalogue goods = new GoodsCatalogue(GoodsSeed.of(300));
        TaskBoard board = new TaskBoard(TaskSeed.of(300, 300));
        try (JackyunSandbox jackyun = new JackyunSandbox(
                        JackyunSettings.defaults(),
                        new WarehouseCatalogue(WarehouseSeed.of(1)),
                        goods,
                        sandboxes.clock(),
                        0);
                BanniuSandbox banniu = new BanniuSandbox(BanniuSettings.defaults(), board, sandboxes.clock(), 0);
                RunningCase running =
                        start(VendorSettings.banniu(jackyun, banniu), "jackyun-goods", "banniu-update-barcode")) {
            run(running, "jackyun-goods");
            run(running, "banniu-update-barcode");
            assertThat(new BarcodeOracle(board, goods).differences()).isEmpty();
            long updates = board.updates();
            run(running, "banniu-update-barcode");
            assertThat(board.updates()).as("no echo of our own writes").isEqualTo(updates);
            assertThat(banniu.signatureFailures()).isZero();
        }
    }
}
