package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.sandbox.banniu.BanniuSandbox;
import dev.caravan.sandbox.banniu.TaskBoard;
import dev.caravan.sandbox.door.Sandbox;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import dev.caravan.sandbox.k3cloud.StockBook;
import dev.caravan.sandbox.okki.OkkiGroupOracle;
import dev.caravan.sandbox.okki.OkkiGroups;
import dev.caravan.sandbox.okki.OkkiSandbox;
import dev.caravan.sandbox.tplus.TplusInventory;
import dev.caravan.sandbox.tplus.TplusSandbox;
import dev.caravan.sandbox.xingchen.StoreCatalogue;
import dev.caravan.sandbox.xingchen.XingchenSandbox;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One vendor as the control door steers it.
 *
 * @param sandbox what is steered
 * @param commands what only this vendor can be told, by name; one named {@code clear} also runs when all are cleared
 * @param report adds what only this vendor has to say to its part of the oracle's report
 */
record VendorDesk(Sandbox sandbox, Map<String, Consumer<ControlParameters>> commands, Consumer<ObjectNode> report) {

    static VendorDesk of(JackyunSandbox jackyun) {
        return new VendorDesk(
                jackyun,
                Map.of(
                        "change",
                        given -> jackyun.catalogue()
                                .change(given.text("code"), warehouseChange(given), given.instant("modifiedAt")),
                        "change-goods",
                        given -> jackyun.goods()
                                .change(given.text("code"), given.change(), given.instant("modifiedAt"))),
                report -> report.put("signatureFailures", jackyun.signatureFailures()));
    }

    static VendorDesk of(K3CloudSandbox k3cloud) {
        StockBook book = k3cloud.book();
        return new VendorDesk(
                k3cloud,
                Map.of(
                        "clear", given -> book.clear(),
                        "refuse",
                                given ->
                                        book.refuse(given.text("code"), given.text("field", ""), given.text("message")),
                        "accept", given -> book.accept(given.text("code")),
                        "lose-sessions", given -> k3cloud.loseAllSessions()),
                report -> report.put("logins", k3cloud.logins())
                        .put("failedLogins", k3cloud.failedLogins())
                        .put("signatureFailures", k3cloud.signatureFailures()));
    }

    static VendorDesk of(OkkiSandbox okki) {
        OkkiGroups groups = okki.groups();
        return new VendorDesk(
                okki,
                Map.of(
                        "change",
                                given -> groups.change(given.number("id"), given.change(), given.instant("modifiedAt")),
                        "remove", given -> groups.remove(given.number("id")),
                        "revoke-tokens", given -> okki.revokeTokens()),
                report -> report.put("tokenCalls", okki.tokenCalls())
                        .put("tokensIssued", okki.tokensIssued())
                        .put("refreshes", okki.refreshes())
                        .put("expected", new OkkiGroupOracle(groups).expectedCount()));
    }

    static VendorDesk of(TplusSandbox tplus) {
        TplusInventory inventory = tplus.inventory();
        return new VendorDesk(
                tplus,
                Map.of(
                        "change", given -> inventory.change(given.text("code"), given.change()),
                        "disable", given -> inventory.disable(given.text("code")),
                        "revoke-tokens", given -> tplus.revokeTokens()),
                report -> report.put("tokenCalls", tplus.tokenCalls())
                        .put("refreshes", tplus.refreshes())
                        .put("refusedRefreshes", tplus.refusedRefreshes())
                        .put("expected", inventory.count()));
    }

    static VendorDesk of(XingchenSandbox xingchen) {
        StoreCatalogue stores = xingchen.stores();
        return new VendorDesk(
                xingchen,
                Map.of(
                        "change",
                                given -> stores.change(
                                        given.text("number"), given.change(), given.instant("modifiedAt")),
                        "rotate-secret", given -> xingchen.rotateSecret(),
                        "drop-tokens", given -> xingchen.dropTokens()),
                report -> report.put("signatureFailures", xingchen.signatureFailures())
                        .put("tokensIssued", xingchen.tokensIssued())
                        .put("expected", stores.count()));
    }

    static VendorDesk of(BanniuSandbox banniu) {
        TaskBoard board = banniu.board();
        return new VendorDesk(
                banniu,
                Map.of(
                        "change",
                        given -> board.change(given.number("id"), given.change(), given.instant("modifiedAt"))),
                report -> report.put("signatureFailures", banniu.signatureFailures())
                        .put("updates", board.updates())
                        .put("creates", board.creates()));
    }

    private static Map<String, Object> warehouseChange(ControlParameters given) {
        return given.text("field").equals("isBlockup") ? Map.of("isBlockup", given.number("value")) : given.change();
    }
}
