package dev.caravan.sandbox.tplus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.MovedClock;
import dev.caravan.sandbox.SandboxClient;
import dev.caravan.sandbox.door.Fault;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TplusTokensTest {
    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private TplusSandbox sandbox = new TplusSandbox(TplusSettings.defaults(), new TplusInventory(10, 1), clock, 0);
    private TplusClient client = new TplusClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aRefreshRotatesBothTokensAndEndsTheOldOnes() throws IOException {
        String oldOpen = sandbox.openToken();
        String oldRefresh = sandbox.refreshToken();
        JsonNode answer = client.refresh(oldRefresh);
        String open = answer.at("/result/access_token").asText();

        assertThat(answer.path("code").asText()).isEqualTo("200");
        assertThat(answer.path("code").isTextual()).isTrue();
        assertThat(answer.at("/result/expires_in").asInt()).isEqualTo(518_400);
        assertThat(answer.at("/result/org_id").asText()).isEqualTo("90015999132");
        assertThat(open).isNotEqualTo(oldOpen).isEqualTo(sandbox.openToken());
        assertThat(answer.at("/result/refresh_token").asText())
                .isNotEqualTo(oldRefresh)
                .isEqualTo(sandbox.refreshToken());
        assertThat(client.queryWith(open).statusCode()).isEqualTo(200);
        assertThat(client.queryWith(oldOpen).statusCode()).isEqualTo(401);
        JsonNode again = client.refresh(oldRefresh);
        assertThat(again.path("code").asText()).isEqualTo("4005");
        assertThat(again.path("result").isNull()).isTrue();
        assertThat(sandbox.refreshes()).isEqualTo(1);
        assertThat(sandbox.refusedRefreshes()).isEqualTo(1);
        assertThat(sandbox.tokenCalls()).isEqualTo(2);
    }

    @Test
    void aLostAnswerToARefreshLeavesTheClientWithARefusedToken() throws IOException {
        String known = sandbox.refreshToken();
        sandbox.faults().next(TplusSandbox.REFRESH_TOKEN, 1, Fault.httpAfterWork(502));
        HttpResponse<String> lost = SandboxClient.send(
                client.request(TplusSandbox.REFRESH_TOKEN + "?grantType=refresh_token&refreshToken=" + known, "")
                        .GET()
                        .build());

        assertThat(lost.statusCode()).isEqualTo(502);
        assertThat(client.refresh(known).path("code").asText()).isEqualTo("4005");
    }

    @Test
    void tokensEndByTheClock() throws IOException {
        String open = sandbox.openToken();
        clock.move(Duration.ofDays(6));
        HttpResponse<String> ended = client.queryWith(open);

        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(TplusClient.read(ended).path("code").asText()).isEqualTo("4007");
        assertThat(client.refresh(sandbox.refreshToken()).path("code").asText()).isEqualTo("200");
        clock.move(Duration.ofDays(30));
        assertThat(client.refresh(sandbox.refreshToken()).path("code").asText()).isEqualTo("4005");
    }

    @Test
    void theEndOfATokenCanBeToldByTextInsideHttp200() throws IOException {
        sandbox.close();
        TplusTokenRules rules =
                TplusTokenRules.defaults().withExpiredInText(true).withLives(Duration.ofHours(2), Duration.ofDays(1));
        sandbox = new TplusSandbox(TplusSettings.defaults().withTokens(rules), new TplusInventory(10, 1), clock, 0);
        client = new TplusClient(sandbox);
        clock.move(Duration.ofHours(2));

        HttpResponse<String> ended = client.queryWith(sandbox.openToken());
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(TplusClient.read(ended).path("message").asText()).contains("令牌", "失效");
        assertThat(client.refresh(sandbox.refreshToken())
                        .at("/result/expires_in")
                        .asInt())
                .isEqualTo(7200);
    }

    @Test
    void revokedTokensEndAtOnce() throws IOException {
        sandbox.revokeTokens();
        assertThat(client.queryWith(sandbox.openToken()).statusCode()).isEqualTo(401);
        assertThat(client.refresh(sandbox.refreshToken()).path("code").asText()).isEqualTo("200");

        sandbox.revokeAllTokens();
        assertThat(client.queryWith(sandbox.openToken()).statusCode()).isEqualTo(401);
        assertThat(client.refresh(sandbox.refreshToken()).path("code").asText()).isEqualTo("4005");
    }

    @Test
    void anUnknownTokenAndAnUnknownAppAreToldApart() throws IOException {
        HttpResponse<String> unknown = client.queryWith("made-up");
        HttpRequest noApp = HttpRequest.newBuilder(client.query("{}").build().uri())
                .header("openToken", sandbox.openToken())
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> misconfigured = SandboxClient.send(noApp);

        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(TplusClient.read(unknown).path("code").asText()).isEqualTo("EXSM0003");
        assertThat(misconfigured.statusCode()).isEqualTo(500);
        assertThat(TplusClient.read(misconfigured).path("code").asText()).isEqualTo("50003");
    }
}
