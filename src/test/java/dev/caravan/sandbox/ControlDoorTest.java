package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.door.Sandbox;
import dev.caravan.sandbox.okki.OkkiClient;
import dev.caravan.sandbox.okki.OkkiSandbox;
import dev.caravan.sandbox.tplus.TplusClient;
import dev.caravan.sandbox.tplus.TplusSandbox;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlDoorTest {
    private final SandboxWorld world = new SandboxWorld(
            "--warehouses 10 --blocked-share 0 --goods 10 --tasks 20 --stores 7 --okki-groups 20 --tplus-inventory 30"
                    .split(" ", -1));
    private final Map<String, Sandbox> sandboxes =
            world.sandboxes().stream().collect(Collectors.toMap(Sandbox::name, sandbox -> sandbox));
    private final OkkiSandbox okki = (OkkiSandbox) sandboxes.get("okki");
    private final TplusSandbox tplus = (TplusSandbox) sandboxes.get("tplus");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyVendorIsSteeredByItsName() throws IOException {
        steer("fault?vendor=okki&kind=ANSWER&number=401&text=%7B%7D");
        steer("change?vendor=okki&id=10001&field=name&value=new&modifiedAt=2026-01-01T00:00:00Z");
        steer("remove?vendor=okki&id=10002");
        steer("disable?vendor=tplus&code=INV00003");
        steer("rotate-secret?vendor=xingchen");
        steer("drop-tokens?vendor=xingchen");
        steer("change?vendor=banniu&id=27000001&field=5&value=2&modifiedAt=2026-01-01T00:00:00Z");
        steer("change-goods?vendor=jackyun&code=SP000001&field=goodsName&value=new&modifiedAt=2026-01-01T00:00:00Z");
        steer("change?vendor=tplus&code=INV00004&field=Name&value=new");
        steer("fault?vendor=tplus&kind=HTTP_STATUS&number=503&onRequest=1&operation=" + TplusSandbox.INVENTORY);

        OkkiClient client = new OkkiClient(okki);
        assertThat(client.form(OkkiSandbox.ACCESS_TOKEN, Map.of()).statusCode()).isEqualTo(401);
        assertThat(client.answer(OkkiSandbox.GROUPS).at("/data/0/name").asText())
                .isEqualTo("new");
        assertThat(tplus.inventory().row("INV00003")).containsEntry("Disabled", true);
        assertThat(tplus.inventory().row("INV00004")).containsEntry("Name", "new");
        assertThat(new TplusClient(tplus).queryWith("x").statusCode()).isEqualTo(503);
    }

    @Test
    void theReportCountsRequestsAndTokensOfEveryVendor() throws IOException {
        new OkkiClient(okki).answer(OkkiSandbox.GROUPS);
        new TplusClient(tplus).refresh("made-up");
        steer("revoke-tokens?vendor=okki");
        steer("revoke-tokens?vendor=tplus");

        JsonNode report = SandboxClient.JSON.readTree(steer("oracle").body());
        assertThat(report.at("/okki/byOperation/" + OkkiSandbox.GROUPS.replace("/", "~1"))
                        .asInt())
                .isEqualTo(1);
        assertThat(report.at("/okki/tokensIssued").asInt()).isEqualTo(1);
        assertThat(report.at("/okki/expected").asInt()).isEqualTo(20);
        assertThat(report.at("/tplus/refusedRefreshes").asInt()).isEqualTo(1);
        assertThat(report.at("/tplus/expected").asInt()).isEqualTo(30);
        assertThat(report.path("expected").asInt()).isEqualTo(10);
        assertThat(report.at("/barcodes/expected").asInt()).isBetween(1, 20);
        assertThat(report.at("/barcodes/differences"))
                .hasSize(report.at("/barcodes/expected").asInt());
        assertThat(report.at("/xingchen/expected").asInt()).isEqualTo(7);
        assertThat(report.at("/banniu/updates").asInt()).isZero();
        steer("clear");
        assertThat(okki.requests().total() + tplus.requests().total()).isZero();
    }

    @Test
    void aVendorStopsAnsweringAndAnswersAgain() throws IOException {
        OkkiClient client = new OkkiClient(okki);
        steer("stop-answering?vendor=okki");
        assertThatThrownBy(client::accessToken).isInstanceOf(IOException.class);

        steer("answer-again?vendor=okki");
        assertThat(client.accessToken()).isNotEmpty();
    }

    @Test
    void mistakesAreExplained() throws IOException {
        assertThat(refusal("latency?ms=1")).isEqualTo("The parameter vendor is missing");
        assertThat(refusal("latency?vendor=okky")).contains("No such vendor: okky", "okki");
        assertThat(refusal("dance?vendor=okki")).isEqualTo("No such command: dance");
        assertThat(refusal("remove?vendor=okki&id=x")).isEqualTo("The parameter id must be a whole number");
        assertThat(refusal("change?vendor=okki&id=10001&field=a&value=b&modifiedAt=x"))
                .contains("x");
        assertThat(SandboxClient.post(world.control().baseUrl().replace("/__", "/"), "text/plain", "")
                        .statusCode())
                .isEqualTo(404);
        assertThatThrownBy(() -> new SandboxWorld("--nonsense", "1")).hasMessage("Unknown argument: nonsense");
        assertThatThrownBy(() -> new SandboxWorld("nonsense")).isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> steer(String command) throws IOException {
        HttpResponse<String> answer = SandboxClient.post(world.control().baseUrl() + command, "text/plain", "");
        assertThat(answer.statusCode()).as(command).isEqualTo(200);
        return answer;
    }

    private String refusal(String command) throws IOException {
        HttpResponse<String> answer = SandboxClient.post(world.control().baseUrl() + command, "text/plain", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body();
    }
}
