package dev.caravan.sandbox.tplus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import dev.caravan.sandbox.TransportFaultsContract;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Sandbox;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults of transport and of T+; what they do to a client. */
class TplusFaultsTest extends TransportFaultsContract {
    private final TplusSandbox sandbox = new TplusSandbox(TplusSettings.defaults(), new TplusInventory(200, 1));
    private final TplusClient client = new TplusClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Override
    protected Sandbox sandbox() {
        return sandbox;
    }

    @Override
    protected String operation() {
        return TplusSandbox.INVENTORY;
    }

    @Override
    protected HttpRequest.Builder request() {
        return client.query("{\"PageSize\":20}");
    }

    @Test
    void refusesInEveryShapeOfTheVendor() throws IOException {
        List<Fault> faults = List.of(
                TplusFaults.unknownToken(),
                TplusFaults.wrongService(),
                TplusFaults.resultFalse("E1", "单据不存在"),
                TplusFaults.exception("E2", "系统异常"),
                TplusFaults.tokenEnded(),
                TplusFaults.tokenEndedText(),
                TplusFaults.throttled(),
                TplusFaults.wrongApp(),
                TplusFaults.status999());
        faults.forEach(fault -> sandbox.faults().next(TplusSandbox.INVENTORY, 1, fault));
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            refusals.add(refusal());
        }

        assertThat(refusals)
                .containsExactly(
                        "200 EXSM0003",
                        "200 EXSV0011",
                        "200 E1",
                        "200 E2",
                        "401 4007",
                        "200 999",
                        "429 429",
                        "500 50003",
                        "999 999");
        assertThat(client.rows("{\"PageSize\":5}")).hasSize(5);
    }

    private String refusal() throws IOException {
        HttpResponse<String> answer = SandboxClient.send(request().build());
        JsonNode body = TplusClient.read(answer);
        return answer.statusCode() + " "
                + body.path("code").asText(body.at("/error/code").asText());
    }

    @Test
    void aRevocationInMidRunMakesTheNextPageFail() throws IOException {
        sandbox.faults().onRequest(TplusSandbox.INVENTORY, 2, Fault.doing(sandbox::revokeTokens));

        assertThat(SandboxClient.send(request().build()).statusCode()).isEqualTo(200);
        assertThat(SandboxClient.send(request().build()).statusCode()).isEqualTo(401);
    }

    @Test
    void pagesRepeatIgnoreTheirIndexShiftComeShortOrHoldNothing() throws IOException {
        sandbox.faults()
                .next(TplusSandbox.INVENTORY, 1, Fault.samePage(0))
                .next(TplusSandbox.INVENTORY, 1, Fault.pageIndexIgnored())
                .next(TplusSandbox.INVENTORY, 1, Fault.rowsShift(3))
                .next(TplusSandbox.INVENTORY, 1, Fault.shortPage(4))
                .next(TplusSandbox.INVENTORY, 1, Fault.dataNull());

        assertThat(first(second())).isEqualTo("INV00000");
        assertThat(first(second())).isEqualTo("INV00000");
        assertThat(first(second())).isEqualTo("INV00047");
        assertThat(second()).hasSize(4);
        assertThat(second().isNull()).isTrue();
        assertThat(first(second())).isEqualTo("INV00050");
    }

    @Test
    void theSameTroubleMeetsAReaderByRowVersion() throws IOException {
        String ts = client.rows("{\"PageSize\":50}").get(49).path("Ts").asText();
        String next = "{\"PageSize\":50,\"Ts\":\"" + ts + "\"}";
        sandbox.faults()
                .next(TplusSandbox.INVENTORY, 1, Fault.pageIndexIgnored())
                .next(TplusSandbox.INVENTORY, 1, Fault.rowsShift(3));

        assertThat(first(client.rows(next))).isEqualTo("INV00000");
        assertThat(first(client.rows(next))).isEqualTo("INV00047");
        assertThat(first(client.rows(next))).isEqualTo("INV00050");
    }

    private static String first(JsonNode rows) {
        return rows.path(0).path("Code").asText();
    }

    private JsonNode second() throws IOException {
        return client.rows("{\"PageSize\":50,\"PageIndex\":2}");
    }
}
