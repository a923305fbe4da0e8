package dev.caravan.daemon.demo;

import dev.caravan.sandbox.TargetTable;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.xingchen.StoreCatalogue;
import dev.caravan.sandbox.xingchen.StoreOracle;
import dev.caravan.sandbox.xingchen.StoreSeed;
import dev.caravan.sandbox.xingchen.XingchenSandbox;
import dev.caravan.sandbox.xingchen.XingchenSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 星辰's stores and authorized accounts on their way to tables. */
final class StoreScene implements Scene {
    private static final String STORES = "xingchen-stores";
    private static final Map<String, String> ACCOUNT_FIELDS = Map.of(
            "application_id", "appKey",
            "application_name", "accountName",
            "account_id", "accountId",
            "service_id", "serviceId",
            "domain", "domain",
            "status", "status");

    private final XingchenSandbox xingchen =
            new XingchenSandbox(XingchenSettings.defaults(), new StoreCatalogue(StoreSeed.defaults()));
    private final TargetTable stores;
    private final TargetTable accounts;

    StoreScene(Path file) throws SQLException {
        stores = TargetTable.create(file, "store", "number", "id TEXT PRIMARY KEY, number TEXT, name TEXT");
        accounts = TargetTable.create(
                file,
                "application",
                "account_id",
                "application_id TEXT PRIMARY KEY, application_name TEXT, account_id TEXT, service_id TEXT,"
                        + " domain TEXT, status INTEGER");
        xingchen.faults().onRequest(XingchenSandbox.STORES, 3, Fault.doing(xingchen::rotateSecret));
    }

    @Override
    public Map<String, String> connections() {
        XingchenSettings known = XingchenSettings.defaults();
        return Map.of(
                "xingchen.vendor", "xingchen",
                "xingchen.base-url", xingchen.baseUrl(),
                "xingchen.client-id", known.clientId(),
                "xingchen.client-secret", known.clientSecret(),
                "xingchen.outer-instance-id", known.outerInstanceId(),
                "xingchen.account-id", known.mainAccount().accountId());
    }

    @Override
    public List<String> lines() {
        return List.of("星辰    " + xingchen.baseUrl() + "  changes the appSecret in the middle 密钥轮换");
    }

    @Override
    public List<DemoCase> cases() {
        StoreOracle oracle = new StoreOracle(xingchen);
        return List.of(
                new DemoCase(STORES, null, store -> StoreOracle.differences(oracle.stores(), stores.rows())),
                new DemoCase(
                        "xingchen-refresh-credentials",
                        STORES,
                        store -> StoreOracle.differences(oracle.authorizations(), accountRows())));
    }

    /** With the vendor's names, without what is null. */
    private Map<String, Map<String, Object>> accountRows() throws SQLException {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        accounts.rows().forEach((key, row) -> rows.put(key, named(row)));
        return rows;
    }

    private static Map<String, Object> named(Map<String, @Nullable Object> row) {
        Map<String, Object> named = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            if (value != null) {
                named.put(ACCOUNT_FIELDS.getOrDefault(column, column), value);
            }
        });
        return named;
    }

    @Override
    public void close() {
        xingchen.close();
    }
}
