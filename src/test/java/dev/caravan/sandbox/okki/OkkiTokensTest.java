package dev.caravan.sandbox.okki;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.MovedClock;
import dev.caravan.sandbox.SandboxClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OkkiTokensTest {
    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final OkkiGroups groups = new OkkiGroups(OkkiGroupSeed.of(20));
    private OkkiSandbox sandbox = new OkkiSandbox(OkkiSettings.defaults(), groups, clock, 0);
    private OkkiClient client = new OkkiClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void clientCredentialsGiveATokenThatAskingAgainDoesNotExtend() throws IOException {
        JsonNode first = client.token(OkkiClient.grant("client_credentials", "product"));
        clock.move(Duration.ofHours(1));
        JsonNode second = client.token(OkkiClient.grant("client_credentials", "product"));

        assertThat(first.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(first.path("expires_in").asInt()).isEqualTo(28_800);
        assertThat(first.has("refresh_token")).isFalse();
        assertThat(second.path("access_token")).isEqualTo(first.path("access_token"));
        assertThat(second.path("expires_in").asInt()).isEqualTo(25_200);
        assertThat(sandbox.tokensIssued()).isEqualTo(1);
        assertThat(sandbox.tokenCalls()).isEqualTo(2);
    }

    @Test
    void aJsonBodyServesAsWellAsAForm() throws IOException {
        String body = SandboxClient.JSON.writeValueAsString(OkkiClient.grant("client_credentials", "product order"));

        JsonNode token = SandboxClient.JSON.readTree(
                SandboxClient.post(client.url(OkkiSandbox.ACCESS_TOKEN), "application/json", body)
                        .body());
        assertThat(groupsWith(token.path("access_token").asText()).statusCode()).isEqualTo(200);
        assertThat(SandboxClient.post(client.url(OkkiSandbox.ACCESS_TOKEN), "application/json", "{")
                        .body())
                .contains("invalid_request");
    }

    @Test
    void expiresInCanBeLeftOutForClientCredentialsOnly() throws IOException {
        reopen(OkkiTokenRules.defaults().withExpiresInForClient(false));

        assertThat(client.token(OkkiClient.grant("client_credentials", "product"))
                        .has("expires_in"))
                .isFalse();
        assertThat(client.token(OkkiClient.grant("password", "product"))
                        .path("expires_in")
                        .asInt())
                .isEqualTo(28_800);
    }

    @Test
    void thePasswordComesAsItsSha256AndNeverInClear() throws IOException {
        Map<String, String> inClear = OkkiClient.grant("password", "product");
        inClear.put("password", OkkiAccount.sample().password());
        Map<String, String> stranger = OkkiClient.grant("password", "product");
        stranger.put("username", "stranger@example.com");

        assertThat(client.token(OkkiClient.grant("password", "product"))
                        .path("refresh_token")
                        .asText())
                .isNotEmpty();
        assertThat(error(inClear)).isEqualTo("400 invalid_grant");
        assertThat(error(stranger)).isEqualTo("400 invalid_grant");
    }

    @Test
    void refusesWithOauthsErrors() throws IOException {
        Map<String, String> wrongSecret = OkkiClient.grant("client_credentials", "product");
        wrongSecret.put("client_secret", "wrong");

        assertThat(error(wrongSecret)).isEqualTo("400 invalid_client");
        assertThat(error(OkkiClient.grant("authorization_code", "product"))).isEqualTo("400 unsupported_grant_type");
        assertThat(error(OkkiClient.grant("client_credentials", ""))).isEqualTo("400 invalid_scope");
        assertThat(error(OkkiClient.grant("client_credentials", "product finance")))
                .isEqualTo("400 invalid_scope");
        JsonNode body = client.token(wrongSecret);
        assertThat(body.path("error_description").asText()).isEqualTo("Client authentication failed");
        assertThat(body.path("message").asText()).isEqualTo("Client authentication failed");
        assertThat(sandbox.tokensIssued()).isZero();
    }

    @Test
    void aRefreshGivesANewPairAndEndsBothOldTokens() throws IOException {
        JsonNode first = client.token(OkkiClient.grant("password", "product"));
        String oldRefresh = first.path("refresh_token").asText();
        JsonNode second = client.token(OkkiClient.refresh(oldRefresh));

        assertThat(second.path("expires_in").asInt()).isEqualTo(28_800);
        assertThat(second.path("refresh_token").asText()).isNotEmpty().isNotEqualTo(oldRefresh);
        assertThat(groupsWith(second.path("access_token").asText()).statusCode())
                .isEqualTo(200);
        assertThat(groupsWith(first.path("access_token").asText()).statusCode()).isEqualTo(401);
        assertThat(client.token(OkkiClient.refresh(oldRefresh)).path("hint").asText())
                .isEqualTo("Token has been revoked");
        assertThat(client.token(OkkiClient.refresh("made up")).path("error").asText())
                .isEqualTo("invalid_request");
        assertThat(sandbox.refreshes()).isEqualTo(1);
    }

    @Test
    void aRefreshTokenLivesThirtyDaysOrUntilAllIsRevoked() throws IOException {
        JsonNode pair = client.token(OkkiClient.grant("password", "product"));
        clock.move(Duration.ofDays(30));
        assertThat(client.token(OkkiClient.refresh(pair.path("refresh_token").asText()))
                        .path("hint")
                        .asText())
                .isEqualTo("Token has expired");

        JsonNode next = client.token(OkkiClient.grant("password", "product"));
        sandbox.revokeAllTokens();
        assertThat(client.token(OkkiClient.refresh(next.path("refresh_token").asText()))
                        .path("hint")
                        .asText())
                .isEqualTo("Token has been revoked");
    }

    @Test
    void anAccessTokenEndsAfterEightHoursOrWhenItIsRevoked() throws IOException {
        String token = client.accessToken();
        clock.move(Duration.ofHours(8).minusMillis(1));
        assertThat(groupsWith(token).statusCode()).isEqualTo(200);
        clock.move(Duration.ofMillis(1));
        HttpResponse<String> refused = groupsWith(token);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("access_denied");

        String next = client.accessToken();
        sandbox.revokeTokens();
        assertThat(next).isNotEqualTo(token);
        assertThat(groupsWith(next).statusCode()).isEqualTo(401);
        assertThat(groupsWith(client.accessToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void aBadTokenCanBeToldByTextInsideHttp200() throws IOException {
        reopen(OkkiTokenRules.defaults().withDeniedByText(true));

        HttpResponse<String> refused = groupsWith("made-up");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(SandboxClient.JSON.readTree(refused.body()).path("error").asText())
                .isEqualTo("access_denied");
    }

    @Test
    void theTokenMayComeWithoutTheWordBearerButMustCome() throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(client.url(OkkiSandbox.GROUPS)));
        HttpResponse<String> without = SandboxClient.send(request.copy().build());
        HttpResponse<String> bare = SandboxClient.send(
                request.copy().header("Authorization", client.accessToken()).build());

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(bare.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> groupsWith(String token) throws IOException {
        return client.get(OkkiSandbox.GROUPS, token);
    }

    private String error(Map<String, String> fields) throws IOException {
        HttpResponse<String> answer = client.form(OkkiSandbox.ACCESS_TOKEN, fields);
        return answer.statusCode() + " "
                + SandboxClient.JSON.readTree(answer.body()).path("error").asText();
    }

    private void reopen(OkkiTokenRules rules) {
        sandbox.close();
        sandbox = new OkkiSandbox(OkkiSettings.defaults().withTokens(rules), groups, clock, 0);
        client = new OkkiClient(sandbox);
    }
}
