package dev.caravan.daemon;

import dev.caravan.sandbox.Fault;
import dev.caravan.sandbox.JackyunSandbox;
import dev.caravan.sandbox.JackyunSettings;
import dev.caravan.sandbox.K3Account;
import dev.caravan.sandbox.K3CloudSandbox;
import dev.caravan.sandbox.K3CloudSettings;
import dev.caravan.sandbox.WarehouseCatalogue;
import dev.caravan.sandbox.WarehouseOracle;
import dev.caravan.sandbox.WarehouseSeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two vendors of the demo in this process, with the trouble they make, and the oracle that judges the outcome.
 */
final class DemoWorld implements AutoCloseable {
    static final String CASE = "jackyun-warehouse-to-k3cloud";

    private static final int REFUSED = 3;
    private static final String RATE = "200";

    private final JackyunSandbox jackyun;
    private final K3CloudSandbox k3cloud;
    private final WarehouseSeed seed;

    DemoWorld(int records) {
        seed = WarehouseSeed.of(records);
        jackyun = new JackyunSandbox(JackyunSettings.defaults(), new WarehouseCatalogue(seed));
        k3cloud = new K3CloudSandbox(K3CloudSettings.defaults());
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
        int refused = 0;
        for (int i = 0; i < seed.count() && refused < REFUSED; i++) {
            if (!seed.blocked(i) && i % 7 == 3) {
                k3cloud.book().refuse(seed.code(i), "FNumber", messages.get(refused));
                refused++;
            }
        }
    }

    Map<String, String> settings() {
        Map<String, String> values = new LinkedHashMap<>();
        String source = "caravan.connection.jackyun.";
        values.put(source + "vendor", "jackyun");
        values.put(source + "base-url", jackyun.baseUrl());
        values.put(source + "app-key", JackyunSettings.defaults().appKey());
        values.put(source + "app-secret", JackyunSettings.defaults().appSecret());
        values.put(source + "requests-per-second", RATE);
        K3Account account = K3Account.sample();
        String target = "caravan.connection.k3cloud.";
        values.put(target + "vendor", "k3cloud");
        values.put(target + "base-url", k3cloud.baseUrl());
        values.put(target + "auth", "app-secret");
        values.put(target + "acct-id", account.acctId());
        values.put(target + "username", account.username());
        values.put(target + "app-id", account.appId());
        values.put(target + "app-secret", account.appSecret());
        values.put(target + "requests-per-second", RATE);
        return values;
    }

    String addresses() {
        return "吉客云 " + jackyun.baseUrl() + "  星空 " + k3cloud.baseUrl();
    }

    String trouble() {
        return "8 % blocked 停用, 1 session loss 会话丢失, 2 throttles 限流, 1 × HTTP 503, " + REFUSED + " rows refused 拒绝";
    }

    /** What is wrong at the target; empty when all is right. */
    List<String> differences() {
        return oracle().differences();
    }

    int expected() {
        return oracle().expectedCount();
    }

    private WarehouseOracle oracle() {
        return new WarehouseOracle(jackyun.catalogue(), k3cloud.book());
    }

    @Override
    public void close() {
        jackyun.close();
        k3cloud.close();
    }
}
