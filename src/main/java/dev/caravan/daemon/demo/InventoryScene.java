package dev.caravan.daemon.demo;

import dev.caravan.sandbox.TargetTable;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.tplus.TplusAccount;
import dev.caravan.sandbox.tplus.TplusInventory;
import dev.caravan.sandbox.tplus.TplusOracle;
import dev.caravan.sandbox.tplus.TplusSandbox;
import dev.caravan.sandbox.tplus.TplusSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** T+'s inventory on its way to a table. */
final class InventoryScene implements Scene {
    private static final Map<String, String> COLUMNS = Map.of(
            "code", "Code",
            "name", "Name",
            "specification", "Specification",
            "barcode", "DefaultBarCode",
            "class_code", "InventoryClass.Code",
            "unit_code", "Unit.Code",
            "disabled", "Disabled");

    private final TplusInventory inventory = TplusInventory.standard();
    private final TplusSandbox tplus = new TplusSandbox(TplusSettings.defaults(), inventory);
    private final TargetTable table;

    InventoryScene(Path file) throws SQLException {
        table = TargetTable.create(
                file,
                "tplus_inventory",
                "id",
                "id INTEGER PRIMARY KEY, code TEXT, name TEXT, specification TEXT, barcode TEXT, class_code TEXT,"
                        + " unit_code TEXT, disabled INTEGER");
        tplus.faults().onRequest(TplusSandbox.INVENTORY, 3, Fault.doing(tplus::revokeTokens));
    }

    @Override
    public Map<String, String> connections() {
        TplusAccount account = TplusAccount.sample();
        return Map.of(
                "tplus.vendor", "tplus",
                "tplus.base-url", tplus.baseUrl(),
                "tplus.app-key", account.appKey(),
                "tplus.app-secret", account.appSecret(),
                "tplus.open-token", account.openToken(),
                "tplus.refresh-token", account.refreshToken(),
                "erpdb.vendor", "jdbc",
                "erpdb.url", table.url());
    }

    @Override
    public List<String> lines() {
        return List.of("T+      " + tplus.baseUrl() + "  ends the token in the middle, then both tokens change 令牌轮换");
    }

    @Override
    public List<DemoCase> cases() {
        return List.of(new DemoCase(
                "tplus-inventory", null, store -> new TplusOracle(inventory, COLUMNS).differences(table.rows())));
    }

    @Override
    public void close() {
        tplus.close();
    }
}
