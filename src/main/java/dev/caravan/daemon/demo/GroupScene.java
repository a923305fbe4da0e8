package dev.caravan.daemon.demo;

import dev.caravan.model.RecordStatus;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.okki.OkkiAccount;
import dev.caravan.sandbox.okki.OkkiGroupOracle;
import dev.caravan.sandbox.okki.OkkiGroupSeed;
import dev.caravan.sandbox.okki.OkkiGroups;
import dev.caravan.sandbox.okki.OkkiSandbox;
import dev.caravan.sandbox.okki.OkkiSettings;
import dev.caravan.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OKKI's product groups, kept in the store. */
final class GroupScene implements Scene {
    private static final String CASE = "okki-product-groups";
    private static final int GROUPS = 500;
    private static final int WITHOUT_ID = 2;

    private final OkkiGroups groups = new OkkiGroups(OkkiGroupSeed.of(GROUPS).withoutIds(WITHOUT_ID));
    private final OkkiSandbox okki = new OkkiSandbox(OkkiSettings.defaults(), groups);

    GroupScene() {
        okki.faults().onRequest(OkkiSandbox.GROUPS, 1, Fault.doing(okki::revokeTokens));
    }

    @Override
    public Map<String, String> connections() {
        OkkiAccount account = OkkiAccount.sample();
        return Map.of(
                "okki.vendor", "okki",
                "okki.base-url", okki.baseUrl(),
                "okki.client-id", account.clientId(),
                "okki.client-secret", account.clientSecret());
    }

    @Override
    public List<String> lines() {
        return List.of("OKKI    " + okki.baseUrl() + "  ends the token early 令牌提前失效, lists groups twice and "
                + WITHOUT_ID + " without id 无编号");
    }

    @Override
    public List<DemoCase> cases() {
        return List.of(new DemoCase(CASE, null, this::differences));
    }

    private List<String> differences(Store store) {
        OkkiGroupOracle oracle = new OkkiGroupOracle(groups);
        List<String> differences = new ArrayList<>(oracle.differences(Kept.by("id", store, CASE)));
        long dead = store.records().counts(store.cases().idOf(CASE)).of(RecordStatus.DEAD);
        if (dead != oracle.withoutId()) {
            differences.add(dead + " rows are dead, expected " + oracle.withoutId() + " without id");
        }
        return differences;
    }

    @Override
    public void close() {
        okki.close();
    }
}
