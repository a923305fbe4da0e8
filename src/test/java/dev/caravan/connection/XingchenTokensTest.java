package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.model.Action;
import dev.caravan.model.profile.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 星辰's chain: authorization, then app-token, with an appSecret that changes. */
class XingchenTokensTest {
    private static final String READ = "jdyconnector/app_management/push_app_authorize";

    private final FakeTime time = new FakeTime();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final List<String> logins = new ArrayList<>();
    private String rows = row("A1", "key-1", "secret-0001", 1);
    private String secret = "secret-0001";
    private String rowsAfterwards = "";
    private Connection connection = open();

    private Connection open(String... more) {
        return Connection.open(TestProfiles.xingchen(more), AuthSchemes.builtIn(), store, time, time);
    }

    private static String row(String account, String key, String secret, int status) {
        return "{\"appKey\":\"" + key + "\",\"appSecret\":\"" + secret
                + "\",\"domain\":\"https://tf.jdy.com\",\"accountId\":\"" + account + "\",\"accountName\":\"" + account
                + " 公司\",\"status\":" + status + "}";
    }

    /** The vendor: knows the secret of now. */
    private Answer vendor(OperationCall call) {
        logins.add(call.operation().name());
        HttpCall request = connection.prepare(call, Logins.none());
        assertThat(request.headers()).doesNotContainKeys("app-token", "X-GW-Router-Addr");
        if (call.operation().name().equals("authorize")) {
            assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
            String now = rows;
            rows = rowsAfterwards.isEmpty() ? rows : rowsAfterwards;
            return complete(call, request, "{\"errcode\":0,\"data\":[" + now + "]}");
        }
        String query = URLDecoder.decode(request.uri().getRawQuery(), StandardCharsets.UTF_8);
        boolean good = query.equals("app_key=key-1&app_signature=" + XingchenScheme.appSignature("key-1", secret));
        return complete(
                call,
                request,
                good
                        ? "{\"errcode\":0,\"data\":{\"uid\":1,\"app-token\":\"token-of-" + secret + "\"}}"
                        : "{\"errcode\":1030002006,\"description\":\"auth key is error\"}");
    }

    private Answer complete(OperationCall call, HttpCall request, String body) {
        return connection.complete(call, request, Answers.json(body));
    }

    private HttpCall stores() {
        return connection.prepare(OperationCall.of(connection.operation("/jdy/v2/bd/store")), this::vendor);
    }

    private Answer readCredentials() {
        OperationCall call = OperationCall.of(connection.operation(READ));
        HttpCall request = connection.prepare(call, Logins.none());
        assertThat(request.uri().getQuery()).isEqualTo("outerInstanceId=123456789");
        return complete(call, request, "{\"code\":200,\"data\":[" + rows + "]}");
    }

    @Test
    void twoCallsGiveATokenAndRequestsCarryItWithTheRoute() {
        HttpCall request = stores();
        assertThat(logins).containsExactly("authorize", "kingdee_auth_token");
        assertThat(request.headers())
                .containsEntry("app-token", "token-of-secret-0001")
                .containsEntry("X-GW-Router-Addr", "https://tf.jdy.com")
                .containsEntry("X-Api-ClientID", "20250")
                .containsEntry("X-Api-SignHeaders", "X-Api-TimeStamp,X-Api-Nonce")
                .containsEntry("X-Api-TimeStamp", String.valueOf(time.instant().toEpochMilli()));
        String plain = XingchenScheme.plain(
                "GET",
                "/jdy/v2/bd/store",
                java.util.Map.of(),
                request.headers().get("X-Api-Nonce"),
                request.headers().get("X-Api-TimeStamp"));
        assertThat(request.headers())
                .containsEntry("X-Api-Signature", Digests.hmacHexBase64("demo-client-secret", plain));
    }

    @Test
    void aTokenOfTwentyFourHoursIsGotAnewByTheWholeChain() {
        stores();
        time.pass(Duration.ofHours(24));
        stores();
        assertThat(logins).containsExactly("authorize", "kingdee_auth_token", "authorize", "kingdee_auth_token");
    }

    @Test
    void aSecretThatChangesBetweenTheTwoCallsIsReadAgain() {
        secret = "secret-0002";
        rowsAfterwards = row("A1", "key-1", secret, 1);
        assertThat(stores().headers()).containsEntry("app-token", "token-of-secret-0002");
        assertThat(logins).containsExactly("authorize", "kingdee_auth_token", "authorize", "kingdee_auth_token");
    }

    @Test
    void aSecretThatIsReadAgainInVainIsAnErrorOfTheAuthorization() {
        secret = "secret-0002";
        assertThatThrownBy(this::stores).isInstanceOfSatisfying(ConnectionException.class, refused -> {
            assertThat(refused.answer().action()).isEqualTo(Action.FAIL);
            assertThat(refused.answer().describe()).contains("1030002006", "authorization");
        });
        assertThat(logins).containsExactly("authorize", "kingdee_auth_token", "authorize", "kingdee_auth_token");
    }

    @Test
    void aSecretThatACaseHasReadServesTheConnection() {
        stores();
        logins.clear();
        secret = "secret-0002";
        rows = row("A1", "key-1", secret, 1);
        Answer answer = readCredentials();
        assertThat(answer.action()).isEqualTo(Action.OK);
        assertThat(answer.records()).singleElement().satisfies(record -> assertThat(record.text())
                .contains("accountId")
                .doesNotContain("secret"));
        assertThat(stores().headers()).containsEntry("app-token", "token-of-secret-0002");
        assertThat(logins).containsExactly("kingdee_auth_token");
        assertThat(connection.masking().mask("it is secret-0002")).isEqualTo("it is ***");
    }

    @Test
    void readingTheSameSecretChangesNothing() {
        stores();
        logins.clear();
        readCredentials();
        stores();
        assertThat(logins).isEmpty();
    }

    @Test
    void onlyAnAuthorizedAccountCounts() {
        rows = row("A0", "key-0", "secret-0000", 2) + "," + rows;
        assertThat(stores().headers()).containsEntry("app-token", "token-of-secret-0001");
    }

    @Test
    void severalAccountsNeedASettingThatSaysWhich() {
        rows = row("A0", "key-0", "secret-0000", 1) + "," + rows;
        assertThatThrownBy(this::stores)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("A0 (A0 公司), A1 (A1 公司)")
                .hasMessageContaining("set account-id");
        assertThat(readCredentials().action()).isEqualTo(Action.OK);
        connection = open("account-id", "A1");
        assertThat(stores().headers()).containsEntry("app-token", "token-of-secret-0001");
    }

    @Test
    void noAuthorizationSaysWhatToDo() {
        rows = row("A0", "key-0", "secret-0000", 0);
        assertThatThrownBy(this::stores)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("no account has authorized this client")
                .hasMessageContaining("check outer-instance-id and account-id");
    }

    @Test
    void theChainIsLimitedToTwoTokenCallsAMinute() {
        Operation token = connection.operation("kingdee_auth_token");
        assertThat(connection.budget(token)).isPresent();
        assertThat(connection.budget(connection.operation("authorize"))).isEmpty();
    }
}
