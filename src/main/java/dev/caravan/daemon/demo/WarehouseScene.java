package dev.caravan.daemon.demo;

import dev.caravan.sandbox.TargetTable;
import dev.caravan.sandbox.WarehouseOracle;
import dev.caravan.sandbox.WarehouseTableOracle;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import dev.caravan.sandbox.k3cloud.K3Account;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import dev.caravan.sandbox.k3cloud.K3CloudSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 吉客云's warehouses on their way to 星空, and to a table. */
final class WarehouseScene implements Scene {
    private static final String TO_K3CLOUD = "jackyun-warehouse-to-k3cloud";
    private static final int REFUSED = 3;

    private final JackyunSandbox jackyun;
    private final K3CloudSandbox k3cloud = new K3CloudSandbox(K3CloudSettings.defaults());
    private final TargetTable table;

    WarehouseScene(JackyunSandbox jackyun, Path file) throws SQLException {
        this.jackyun = jackyun;
        this.table = TargetTable.create(
                file, "warehouse", "code", "code TEXT NOT NULL PRIMARY KEY, name TEXT, fixed_name TEXT");
        makeTrouble();
        refuseSome();
    }

    /** Spread over the run: early enough that a small demo meets it too. */
    private void makeTrouble() {
        jackyun.faults()
                .onRequest(JackyunSandbox.WAREHOUSES, 2, Fault.throttled())
                .onRequest(JackyunSandbox.WAREHOUSES, 4, Fault.http(503));
        k3cloud.faults()
                .onRequest("BatchSave", 2, Fault.sessionLost())
                .onRequest("ExecuteBillQuery", 4, Fault.tooManyRequests("1"));
    }

    private void refuseSome() {
        List<String> messages = List.of("编码含有系统保留字符", "名称与组织 100 的已有仓库冲突", "创建组织未启用仓库管理");
        WarehouseSeed seed = jackyun.catalogue().seed();
        int refused = 0;
        for (int i = 0; i < seed.count() && refused < REFUSED; i++) {
            if (!seed.blocked(i) && i % 7 == 3) {
                k3cloud.book().refuse(seed.code(i), "FNumber", messages.get(refused));
                refused++;
            }
        }
    }

    @Override
    public Map<String, String> connections() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("jackyun.vendor", "jackyun");
        values.put("jackyun.base-url", jackyun.baseUrl());
        values.put("jackyun.app-key", JackyunSettings.defaults().appKey());
        values.put("jackyun.app-secret", JackyunSettings.defaults().appSecret());
        K3Account account = K3Account.sample();
        values.put("k3cloud.vendor", "k3cloud");
        values.put("k3cloud.base-url", k3cloud.baseUrl());
        values.put("k3cloud.auth", "app-secret");
        values.put("k3cloud.acct-id", account.acctId());
        values.put("k3cloud.username", account.username());
        values.put("k3cloud.app-id", account.appId());
        values.put("k3cloud.app-secret", account.appSecret());
        values.put("appdb.vendor", "jdbc");
        values.put("appdb.url", table.url());
        return values;
    }

    @Override
    public List<String> lines() {
        return List.of(
                "吉客云  " + jackyun.baseUrl() + "  8 % of the warehouses blocked 停用, throttles once 限流, HTTP 503 once",
                "星空    " + k3cloud.baseUrl() + "  loses the session once 会话丢失, throttles once 限流, refuses " + REFUSED
                        + " rows 拒绝");
    }

    @Override
    public List<DemoCase> cases() {
        WarehouseOracle atTarget = new WarehouseOracle(jackyun.catalogue(), k3cloud.book());
        WarehouseTableOracle inTable = new WarehouseTableOracle(jackyun.catalogue());
        return List.of(
                new DemoCase(TO_K3CLOUD, null, store -> atTarget.differences()),
                new DemoCase("jackyun-warehouse-to-database", TO_K3CLOUD, store -> inTable.differences(table.rows())));
    }

    @Override
    public void close() {
        jackyun.close();
        k3cloud.close();
    }
}
