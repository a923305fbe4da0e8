package dev.caravan.sandbox.xingchen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.MovedClock;
import dev.caravan.sandbox.door.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XingchenSandboxTest {
    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final StoreCatalogue stores = new StoreCatalogue(StoreSeed.of(25));
    private XingchenSandbox sandbox = new XingchenSandbox(XingchenSettings.defaults(), stores, clock, 0);
    private XingchenClient client = new XingchenClient(sandbox, clock);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsAuthorizationsOfSeveralStatusesAndAccounts() throws IOException {
        JsonNode answer = XingchenClient.json(client.authorize());

        assertThat(answer.path("errcode").asInt(-1)).isZero();
        assertThat(answer.path("data").findValuesAsText("status")).containsExactly("2", "1", "1");
        assertThat(answer.path("data").findValuesAsText("accountId")).doesNotHaveDuplicates();
        assertThat(answer.at("/data/1/appSecret").asText()).isEqualTo(sandbox.appSecret());
        assertThat(answer.at("/data/1/domain").asText()).isEqualTo("https://tf.jdy.com");
    }

    @Test
    void mayTellTheAuthorizationsByCodeInsteadOfErrcode() throws IOException {
        reopen(XingchenRules.defaults().withAuthorizeAnswersCode(true));

        JsonNode answer = XingchenClient.json(client.authorize());
        assertThat(answer.path("code").asInt()).isEqualTo(200);
        assertThat(answer.has("errcode")).isFalse();
        assertThat(answer.path("data")).hasSize(3);
    }

    @Test
    void anotherInstanceHasNoAccountsAndNoInstanceIsAMistake() throws IOException {
        assertThat(XingchenClient.json(client.send(
                                "POST", XingchenSandbox.AUTHORIZE, Map.of("outerInstanceId", "1"), Map.of()))
                        .path("data"))
                .isEmpty();
        assertThat(XingchenClient.errcode(client.send("POST", XingchenSandbox.AUTHORIZE, Map.of(), Map.of())))
                .isPositive();
    }

    @Test
    void listsStoresFromPageOneUntilAShortPage() throws IOException {
        String token = client.token();
        List<String> numbers = new ArrayList<>();
        for (String page : List.of("1", "2", "3", "4")) {
            JsonNode data = XingchenClient.json(client.stores(token, Map.of("page", page)))
                    .path("data");
            numbers.addAll(data.path("rows").findValuesAsText("number"));
            assertThat(data.path("count").asInt()).isEqualTo(25);
        }

        assertThat(numbers)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .startsWith("MD0000")
                .endsWith("MD0024");
        assertThat(page(token, Map.of("page_size", "2000"))).hasSize(25);
        assertThat(page(token, Map.of())).hasSize(10);
    }

    @Test
    void filtersByModificationInMillisecondsOrAsTextWithBothEndsIncluded() throws IOException {
        String token = client.token();
        stores.change("MD0003", Map.of("name", "改名"), Instant.parse("2025-05-05T00:00:00Z"));
        stores.add("NEW", Map.of("name", "新仓"), Instant.parse("2025-05-06T00:00:00Z"));

        assertThat(page(token, Map.of("modify_start_time", "1746403200000", "modify_end_time", "1746403200000")))
                .containsExactly("MD0003");
        assertThat(page(token, Map.of("modify_start_time", "1746403200001"))).containsExactly("NEW");
        assertThat(page(token, Map.of("modify_start_time", "2025-05-05 08:00:00")))
                .containsExactly("MD0003", "NEW");
        assertThat(page(token, Map.of("page_size", "100", "modify_end_time", "1746403199999")))
                .hasSize(24);
        assertThat(XingchenClient.errcode(client.stores(token, Map.of("modify_start_time", "yesterday"))))
                .isPositive();
        assertThat(XingchenClient.errcode(client.stores(token, Map.of("page", "0"))))
                .isPositive();
    }

    @Test
    void refusesWhatIsNotSignedAsTheVendorWantsIt() throws IOException {
        assertThat(refused("X-Api-Signature", "AAAA")).isEqualTo(401);
        assertThat(refused("X-Api-ClientID", "1")).isEqualTo(401);
        assertThat(refused("X-Api-Auth-Version", "1.0")).isEqualTo(401);
        assertThat(refused("X-Api-SignHeaders", "X-Api-Nonce")).isEqualTo(401);
        assertThat(refused("X-Api-Nonce", "abc")).isEqualTo(401);
        assertThat(refused("X-Api-Nonce", "7")).isEqualTo(401);
        assertThat(refused("X-Api-TimeStamp", String.valueOf(clock.millis() - 300_001)))
                .isEqualTo(401);
        assertThat(refused("Content-Type", "text/plain")).isEqualTo(401);
        assertThat(sandbox.signatureFailures()).isEqualTo(2);
        client.honest();
        assertThat(client.authorize().statusCode()).isEqualTo(200);
    }

    private int refused(String header, String value) throws IOException {
        client.honest();
        return client.spoil(header, value).authorize().statusCode();
    }

    @Test
    void refusesASignatureThatCameBefore() throws IOException {
        String nonce = "42";
        String plain = XingchenSignature.plain(
                "GET", "/" + XingchenSandbox.STORES, Map.of(), nonce, String.valueOf(clock.millis()));
        client.spoil("X-Api-Nonce", nonce)
                .spoil("X-Api-Signature", XingchenSignature.sign(XingchenClient.SETTINGS.clientSecret(), plain));

        assertThat(client.stores("none", Map.of()).statusCode()).isEqualTo(200);
        assertThat(client.stores("none", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void aChangedSecretRefusesTheOldSignatureAndEndsOldTokens() throws IOException {
        String secret = sandbox.appSecret();
        String token = client.token();
        sandbox.rotateSecret();

        assertThat(sandbox.appSecret()).isNotEqualTo(secret);
        assertThat(XingchenClient.errcode(client.token(XingchenClient.SETTINGS.mainAccount(), secret)))
                .isEqualTo(1030002006);
        assertThat(XingchenClient.errcode(client.stores(token, Map.of()))).isEqualTo(1030002006);
        clock.move(Duration.ofMinutes(1));
        assertThat(page(client.token(), Map.of())).hasSize(10);
    }

    @Test
    void tokensMayOutliveTheSecretTheyWereGotWith() throws IOException {
        reopen(XingchenRules.defaults().withRotationEndsTokens(false));
        String token = client.token();
        sandbox.faults().onRequest(XingchenSandbox.STORES, 2, Fault.doing(sandbox::rotateSecret));

        for (int i = 0; i < 3; i++) {
            assertThat(page(token, Map.of())).hasSize(10);
        }
    }

    @Test
    void secretsChangeEveryDayAndTokensEndAfterADay() throws IOException {
        String secret = sandbox.appSecret();
        clock.move(Duration.ofHours(23));
        assertThat(sandbox.appSecret()).isEqualTo(secret);
        clock.move(Duration.ofHours(1));
        assertThat(sandbox.appSecret()).isNotEqualTo(secret);

        reopen(XingchenRules.defaults().withRotationEndsTokens(false));
        String token = client.token();
        clock.move(Duration.ofHours(24));
        JsonNode answer = XingchenClient.json(client.stores(token, Map.of()));
        assertThat(answer.path("errcode").asInt()).isPositive().isNotEqualTo(1030002006);
        assertThat(answer.path("description").asText()).contains("app-token");
    }

    @Test
    void aBadTokenMayBeToldByHttp401() throws IOException {
        reopen(XingchenRules.defaults().withExpiredToken(XingchenRules.ExpiredToken.HTTP_401));
        String token = client.token();
        sandbox.dropTokens();

        assertThat(client.stores(token, Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void answersOnlyTwoTokenCallsPerMinute() throws IOException {
        XingchenAccount account = XingchenClient.SETTINGS.mainAccount();
        assertThat(client.token(account, "wrong").statusCode()).isEqualTo(200);
        assertThat(client.token()).isNotEmpty();
        assertThat(client.token(account, sandbox.appSecret()).statusCode()).isEqualTo(429);
        clock.move(Duration.ofSeconds(60));
        assertThat(client.token()).isNotEmpty();
        assertThat(sandbox.tokensIssued()).isEqualTo(2);
    }

    @Test
    void limitsAllCallsPerMinute() throws IOException {
        reopen(XingchenRules.defaults().withCallsPerMinute(0, 3));
        for (int i = 0; i < 3; i++) {
            assertThat(client.authorize().statusCode()).isEqualTo(200);
        }

        assertThat(client.authorize().statusCode()).isEqualTo(429);
    }

    @Test
    void routesByTheDomainOfTheTokensAccount() throws IOException {
        String token = client.token();
        client.spoil("X-GW-Router-Addr", "https://api.kingdee.com");
        assertThat(client.stores(token, Map.of()).statusCode()).isEqualTo(404);
        assertThat(client.stores(token, Map.of()).body()).contains("No Route");
        client.honest();
        assertThat(client.send("GET", "jdy/v2/bd/warehouse", Map.of(), Map.of()).statusCode())
                .isEqualTo(519);
    }

    @Test
    void anotherAccountHasStoresOfItsOwnAndARevokedOneGetsNoToken() throws IOException {
        List<XingchenAccount> accounts = XingchenClient.SETTINGS.accounts();
        List<Map<String, Object>> rows = sandbox.authorizations();
        String revoked = String.valueOf(rows.get(0).get("appSecret"));
        String second = String.valueOf(rows.get(2).get("appSecret"));
        assertThat(XingchenClient.errcode(client.token(accounts.get(0), revoked)))
                .isEqualTo(1030002006);

        String token = XingchenClient.json(client.token(accounts.get(2), second))
                .at("/data/app-token")
                .asText();
        client.spoil("X-GW-Router-Addr", accounts.get(2).domain());
        assertThat(page(token, Map.of())).containsExactly("QT0000", "QT0001", "QT0002");
    }

    @Test
    void anApiWithoutPermissionAnswers4012() throws IOException {
        reopen(XingchenRules.defaults().withPermitted(Set.of()));

        assertThat(XingchenClient.errcode(client.stores(client.token(), Map.of())))
                .isEqualTo(4012);
    }

    @Test
    void storesKeepTheirNumbers() {
        Instant now = clock.instant();
        assertThatThrownBy(() -> stores.add("MD0001", Map.of(), now)).hasMessageContaining("MD0001 already");
        assertThatThrownBy(() -> stores.change("MD0001", Map.of("number", "X"), now))
                .hasMessageContaining("MD0001 can't become another");
        assertThatThrownBy(() -> stores.row("X")).hasMessageContaining("no store X");
        assertThat(StoreSeed.defaults().count()).isEqualTo(800);
    }

    private List<String> page(String token, Map<String, String> query) throws IOException {
        return XingchenClient.json(client.stores(token, query)).at("/data/rows").findValuesAsText("number");
    }

    private void reopen(XingchenRules rules) {
        sandbox.close();
        sandbox = new XingchenSandbox(XingchenSettings.defaults().withRules(rules), stores, clock, 0);
        client = new XingchenClient(sandbox, clock);
    }
}
