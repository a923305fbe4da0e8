package dev.caravan.camel;

import dev.caravan.sandbox.TargetTable;
import dev.caravan.sandbox.banniu.BanniuSandbox;
import dev.caravan.sandbox.banniu.BanniuSettings;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.okki.OkkiAccount;
import dev.caravan.sandbox.okki.OkkiSandbox;
import dev.caravan.sandbox.tplus.TplusAccount;
import dev.caravan.sandbox.tplus.TplusSandbox;
import dev.caravan.sandbox.xingchen.XingchenSandbox;
import dev.caravan.sandbox.xingchen.XingchenSettings;
import java.util.Map;

/** Settings of the shipped cases' connections that point at sandboxes, without {@code caravan.connection.}. */
final class VendorSettings {
    private VendorSettings() {}

    static Map<String, String> okki(OkkiSandbox sandbox, String grant) {
        OkkiAccount account = OkkiAccount.sample();
        return Map.of(
                "okki.vendor", "okki",
                "okki.base-url", sandbox.baseUrl(),
                "okki.client-id", account.clientId(),
                "okki.client-secret", account.clientSecret(),
                "okki.grant", grant,
                "okki.username", account.username(),
                "okki.password", account.password());
    }

    static Map<String, String> xingchen(XingchenSandbox sandbox, TargetTable table) {
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

    static Map<String, String> tplus(TplusSandbox sandbox, TargetTable table) {
        TplusAccount account = TplusAccount.sample();
        return Map.of(
                "tplus.vendor", "tplus",
                "tplus.base-url", sandbox.baseUrl(),
                "tplus.app-key", account.appKey(),
                "tplus.app-secret", account.appSecret(),
                "tplus.open-token", account.openToken(),
                "tplus.refresh-token", account.refreshToken(),
                "erpdb.vendor", "jdbc",
                "erpdb.url", table.url());
    }

    static Map<String, String> banniu(JackyunSandbox goods, BanniuSandbox sandbox) {
        BanniuSettings.Account account = BanniuSettings.defaults().account();
        return Map.of(
                "jackyun.base-url", goods.baseUrl(),
                "banniu.vendor", "banniu",
                "banniu.base-url", sandbox.baseUrl(),
                "banniu.app-key", account.appKey(),
                "banniu.app-secret", account.appSecret(),
                "banniu.access-token", account.accessToken());
    }
}
