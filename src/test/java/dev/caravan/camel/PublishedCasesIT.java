package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.sandbox.BanniuSandbox;
import dev.caravan.sandbox.BanniuSettings;
import dev.caravan.sandbox.BarcodeOracle;
import dev.caravan.sandbox.GoodsCatalogue;
import dev.caravan.sandbox.GoodsSeed;
import dev.caravan.sandbox.JackyunSandbox;
import dev.caravan.sandbox.JackyunSettings;
import dev.caravan.sandbox.OkkiAccount;
import dev.caravan.sandbox.OkkiGroupOracle;
import dev.caravan.sandbox.OkkiGroupSeed;
import dev.caravan.sandbox.OkkiGroups;
import dev.caravan.sandbox.OkkiSandbox;
import dev.caravan.sandbox.OkkiSettings;
import dev.caravan.sandbox.StoreCatalogue;
import dev.caravan.sandbox.StoreOracle;
import dev.caravan.sandbox.StoreSeed;
import dev.caravan.sandbox.TargetTable;
import dev.caravan.sandbox.TaskBoard;
import dev.caravan.sandbox.TaskSeed;
import dev.caravan.sandbox.TplusAccount;
import dev.caravan.sandbox.TplusInventory;
import dev.caravan.sandbox.TplusOracle;
import dev.caravan.sandbox.TplusSandbox;
import dev.caravan.sandbox.TplusSettings;
import dev.caravan.sandbox.WarehouseCatalogue;
import dev.caravan.sandbox.WarehouseSeed;
import dev.caravan.sandbox.XingchenSandbox;
import dev.caravan.sandbox.XingchenSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
        CaseFolder root = CaseFolder.in(folder);
        for (String name : cases) {
            for (String file : List.of(CaseFolder.ROUTE, CaseFolder.MAPPING, CaseSources.FILE)) {
                Path shipped = Path.of("routes", name, file);
                if (Files.exists(shipped)) {
                    String text = Files.readString(shipped)
                            .replaceFirst("uri: quartz:" + name + "\\n +parameters: \\{[^}]*}", "uri: direct:" + name);
                    root.write(name, file, text);
                }
            }
        }
        Map<String, String> all = new HashMap<>();
        settings.forEach((key, value) -> {
            all.put("caravan.connection." + key, value);
            all.put("caravan.connection." + key.substring(0, key.indexOf('.')) + ".requests-per-second", "2000");
            all.put("caravan.connection." + key.substring(0, key.indexOf('.')) + ".retry-delay", "20ms");
        });
        return RunningCase.start(sandboxes, folder, root, all, List.of(cases));
    }

    private static CaseCounts run(RunningCase running, String name) {
        ExtractionReport report = running.extract("direct:" + name, name);
        assertThat(report.end()).as(String.valueOf(report.problem())).isEqualTo(ExtractionReport.End.COMPLETE);
        running.until(() -> running.counts(name).of(RecordStatus.PENDING)
                        + running.counts(name).of(RecordStatus.LEASED)
                == 0);
        return running.counts(name);
    }

    private TargetTable table(String name, String key, String columns) throws SQLException {
        return TargetTable.create(folder.resolve("target.db"), name, key, columns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_credentials", "password"})
    void okkiProductGroupsAreKept(String grant) throws Exception {
        OkkiGroups groups = new OkkiGroups(OkkiGroupSeed.of(200).withRepeated(5).withoutIds(2));
        OkkiAccount account = OkkiAccount.sample();
        try (OkkiSandbox okki = new OkkiSandbox(OkkiSettings.defaults(), groups, sandboxes.clock(), 0);
                RunningCase running = start(
                        Map.of(
                                "okki.vendor", "okki",
                                "okki.base-url", okki.baseUrl(),
                                "okki.client-id", account.clientId(),
                                "okki.client-secret", account.clientSecret(),
                                "okki.grant", grant,
                                "okki.username", account.username(),
                                "okki.password", account.password()),
                        "okki-product-groups")) {
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
        long id = running.caravan().store().cases().idOf("okki-product-groups");
        Map<String, Map<String, Object>> kept = new LinkedHashMap<>();
        running.caravan()
                .store()
                .records()
                .list(id, RecordStatus.WRITTEN, 1000, 0)
                .forEach(record -> kept.put(record.key(), Json.parseObject(record.content())));
        OkkiGroupOracle oracle = new OkkiGroupOracle(groups);
        assertThat(oracle.differences(kept)).isEmpty();
        assertThat(running.counts("okki-product-groups").of(RecordStatus.DEAD)).isEqualTo(oracle.withoutId());
    }

    @Test
    void xingchenStoresReachTheTableAlsoWhenTheSecretChangesMeanwhile() throws Exception {
        TargetTable table = table("store", "number", "id TEXT PRIMARY KEY, number TEXT, name TEXT");
        try (XingchenSandbox xingchen = new XingchenSandbox(
                        XingchenSettings.defaults(), new StoreCatalogue(StoreSeed.of(350)), sandboxes.clock(), 0);
                RunningCase running =
                        start(xingchen(xingchen, table), "xingchen-stores", "xingchen-refresh-credentials")) {
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
        TargetTable table = table(
                "application",
                "account_id",
                "application_id TEXT PRIMARY KEY, application_name TEXT, "
                        + "account_id TEXT, service_id TEXT, domain TEXT, status INTEGER");
        try (XingchenSandbox xingchen = new XingchenSandbox(
                        XingchenSettings.defaults(), new StoreCatalogue(StoreSeed.of(10)), sandboxes.clock(), 0);
                RunningCase running = start(xingchen(xingchen, table), "xingchen-refresh-credentials")) {
            CaseCounts counts = run(running, "xingchen-refresh-credentials");
            assertThat(counts.of(RecordStatus.WRITTEN)).isEqualTo(3);
            assertThat(table.rows())
                    .containsOnlyKeys(
                            new StoreOracle(xingchen).authorizations().keySet().toArray(String[]::new));
            assertThat(xingchen.requests().total(XingchenSandbox.TOKEN)).isZero();
        }
    }

    private static Map<String, String> xingchen(XingchenSandbox sandbox, TargetTable table) {
        XingchenSettings defaults = XingchenSettings.defaults();
        return Map.of(
                "xingchen.vendor", "xingchen",
                "xingchen.base-url", sandbox.baseUrl(),
                "xingchen.client-id", defaults.clientId(),
                "xingchen.client-secret", defaults.clientSecret(),
                "xingchen.outer-instance-id", defaults.outerInstanceId(),
                "xingchen.account-id", defaults.mainAccount().accountId(),
                "appdb.vendor", "jdbc",
                "appdb.url", table.url());
    }

    @Test
    void tplusInventoryReachesTheTableAndGoesOnAfterTheLastRowVersion() throws Exception {
        TargetTable table = table(
                "tplus_inventory",
                "id",
                "id INTEGER PRIMARY KEY, code TEXT, name TEXT, "
                        + "specification TEXT, barcode TEXT, class_code TEXT, unit_code TEXT, disabled INTEGER");
        TplusInventory inventory = new TplusInventory(1200, 7);
        TplusAccount account = TplusAccount.sample();
        try (TplusSandbox tplus = new TplusSandbox(TplusSettings.defaults(), inventory, sandboxes.clock(), 0);
                RunningCase running = start(
                        Map.of(
                                "tplus.vendor", "tplus",
                                "tplus.base-url", tplus.baseUrl(),
                                "tplus.app-key", account.appKey(),
                                "tplus.app-secret", account.appSecret(),
                                "tplus.open-token", account.openToken(),
                                "tplus.refresh-token", account.refreshToken(),
                                "erpdb.vendor", "jdbc",
                                "erpdb.url", table.url()),
                        "tplus-inventory")) {
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
        Map<String, String> columns = Map.of(
                "code",
                "Code",
                "name",
                "Name",
                "specification",
                "Specification",
                "barcode",
                "DefaultBarCode",
                "class_code",
                "InventoryClass.Code",
                "unit_code",
                "Unit.Code",
                "disabled",
                "Disabled");
        assertThat(new TplusOracle(inventory, columns).differences(table.rows()))
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
                RunningCase running = start(
                        Map.of(
                                "jackyun.base-url", jackyun.baseUrl(),
                                "banniu.vendor", "banniu",
                                "banniu.base-url", banniu.baseUrl(),
                                "banniu.app-key", "demoKey",
                                "banniu.app-secret", "demoSecret",
                                "banniu.access-token", "demoToken"),
                        "jackyun-goods",
                        "banniu-update-barcode")) {
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
