package dev.caravan.daemon.demo;

import dev.caravan.sandbox.BarcodeOracle;
import dev.caravan.sandbox.banniu.BanniuFaults;
import dev.caravan.sandbox.banniu.BanniuSandbox;
import dev.caravan.sandbox.banniu.BanniuSettings;
import dev.caravan.sandbox.banniu.TaskBoard;
import dev.caravan.sandbox.banniu.TaskSeed;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.jackyun.GoodsCatalogue;
import dev.caravan.store.Store;
import java.util.List;
import java.util.Map;

/** 吉客云's goods, and the barcodes that 班牛's tasks get from them. */
final class BarcodeScene implements Scene {
    private static final String GOODS = "jackyun-goods";
    private static final int TASKS = 600;
    private static final double UNKNOWN_SHARE = 0.01;

    private final GoodsCatalogue goods;
    private final TaskBoard board;
    private final BanniuSandbox banniu;

    BarcodeScene(GoodsCatalogue goods) {
        this.goods = goods;
        this.board = new TaskBoard(TaskSeed.of(TASKS, goods.count()).withUnknownShare(UNKNOWN_SHARE));
        this.banniu = new BanniuSandbox(BanniuSettings.defaults(), board);
        banniu.faults()
                .onRequest(BanniuSandbox.LIST, 3, Fault.http(503))
                .onRequest(BanniuSandbox.UPDATE, 5, BanniuFaults.throttled());
    }

    @Override
    public Map<String, String> connections() {
        BanniuSettings.Account account = BanniuSettings.defaults().account();
        return Map.of(
                "banniu.vendor", "banniu",
                "banniu.base-url", banniu.baseUrl(),
                "banniu.app-key", account.appKey(),
                "banniu.app-secret", account.appSecret(),
                "banniu.access-token", account.accessToken());
    }

    @Override
    public List<String> lines() {
        return List.of("班牛    " + banniu.baseUrl()
                + "  HTTP 503 once, throttles once 限流, names goods that 吉客云 does not know 未知货品");
    }

    @Override
    public List<DemoCase> cases() {
        BarcodeOracle oracle = new BarcodeOracle(board, goods);
        return List.of(
                new DemoCase(GOODS, null, this::keptGoods),
                new DemoCase("banniu-update-barcode", GOODS, store -> oracle.differences()));
    }

    private List<String> keptGoods(Store store) {
        List<Map<String, Object>> kept =
                List.copyOf(Kept.by("skuId", store, GOODS).values());
        long right = kept.stream()
                .filter(row ->
                        String.valueOf(row.get("skuBarcode")).equals(goods.barcode(String.valueOf(row.get("goodsNo")))))
                .count();
        return right == goods.count() && kept.size() == right
                ? List.of()
                : List.of(right + " of " + kept.size() + " goods are kept as 吉客云 has them, expected " + goods.count());
    }

    @Override
    public void close() {
        banniu.close();
    }
}
