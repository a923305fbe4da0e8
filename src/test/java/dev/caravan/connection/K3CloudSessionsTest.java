package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import dev.caravan.model.Action;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four ways into 金蝶云星空, from login to the headers of later requests. */
class K3CloudSessionsTest {
    private static final String GRANTED = "{\"LoginResultType\":1,\"Message\":null,\"KDSVCSessionId\":\"sess-0001\"}";
    private static final String APP_ID = "123456_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4";

    private final FakeTime time = new FakeTime();
    private String loginBody = "";
    private String loginUri = "";

    private Connection open(String... settings) {
        return Connection.open(
                TestProfiles.k3cloud(settings), AuthSchemes.builtIn(), new MemoryTokenStore(), time, time);
    }

    /** Sends a login as the routes do: prepared and completed like any other request. */
    private LoginCaller answering(Connection connection, HttpAnswer answer) {
        return call -> {
            HttpCall sent = connection.prepare(call, Logins.none());
            loginBody = new String(sent.body(), StandardCharsets.UTF_8);
            loginUri = sent.uri().toString();
            assertThat(sent.headers()).doesNotContainKey("kdservice-sessionid");
            return connection.complete(call, sent, answer);
        };
    }

    private static OperationCall query(Connection connection) {
        return OperationCall.of(connection.operation("ExecuteBillQuery"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app-secret | LoginByAppSecret | [\"acct01\",\"Admin\",\"appid01\",\"appsecret01\",2052]",
                "sign | LoginBySign | [\"acct01\",\"Admin\",\"appid01\",\"1767225600\",\"SIGN\",2052]",
                "password | ValidateUser | [\"acct01\",\"Admin\",\"geheim\",2052]"
            })
    void eachWayLogsInWithItsOwnParameters(String auth, String operation, String parameters) {
        Connection connection = open("auth", auth, "password", "geheim");
        HttpCall call = connection.prepare(query(connection), answering(connection, Answers.json(GRANTED)));
        String sign = K3CloudScheme.loginSign(connection.settings(), "1767225600", "SHA-256");
        assertThat(loginBody).isEqualTo("{\"parameters\":" + parameters.replace("SIGN", sign) + "}");
        assertThat(loginUri).endsWith("AuthService." + operation + ".common.kdsvc");
        assertThat(call.headers())
                .containsEntry("kdservice-sessionid", "sess-0001")
                .doesNotContainKey("X-Kd-Appkey");
    }

    @Test
    void allCookiesOfTheLoginTravelWithEveryRequest() {
        Connection connection = open();
        HttpAnswer answer = Answers.of(
                200,
                GRANTED,
                "set-cookie",
                "ASP.NET_SessionId=asp1; path=/; HttpOnly\nkdservice-sessionid=sess-0001; expires=Thu, 01 Jan 2026 00:00:00 GMT");
        HttpCall call = connection.prepare(query(connection), answering(connection, answer));
        assertThat(call.headers().get("Cookie")).isEqualTo("ASP.NET_SessionId=asp1; kdservice-sessionid=sess-0001");
    }

    @Test
    void cookiesOfLaterAnswersAreKeptAndDeletedOnesForgotten() {
        Connection connection = open();
        LoginCaller login = answering(connection, Answers.of(200, GRANTED, "Set-Cookie", "lb=node1"));
        HttpCall first = connection.prepare(query(connection), login);
        connection.complete(query(connection), first, Answers.of(200, "[]", "Set-Cookie", "lb=node2, extra=1; path=/"));
        HttpCall second = connection.prepare(query(connection), login);
        assertThat(second.headers().get("Cookie")).isEqualTo("lb=node2; extra=1");
        connection.complete(query(connection), second, Answers.of(200, "[]", "Set-Cookie", "extra=; Max-Age=0"));
        assertThat(connection.prepare(query(connection), login).headers().get("Cookie"))
                .isEqualTo("lb=node2");
    }

    @Test
    void loginSignaturesAreFreshForEachAttempt() {
        Connection connection = open("auth", "sign");
        Answer busy = Answer.local(Action.RETRY, "busy", null);
        LoginCaller failing = call -> {
            answering(connection, Answers.json(GRANTED)).login(call);
            return busy;
        };
        assertThatThrownBy(() -> connection.prepare(query(connection), failing))
                .isInstanceOf(ConnectionException.class);
        String first = loginBody;
        time.pass(Duration.ofSeconds(5));
        connection.prepare(query(connection), answering(connection, Answers.json(GRANTED)));
        assertThat(loginBody).contains("1767225605").isNotEqualTo(first);
    }

    @Test
    void signedHeadersNeedNoLoginAndSendTheServersSessionBack() {
        Connection connection = open("auth", "signed-headers", "app-id", APP_ID);
        HttpCall first = connection.prepare(query(connection), Logins.none());
        assertThat(first.headers()).containsKey("X-Kd-Signature").doesNotContainKey("kdservice-sessionid");
        connection.complete(query(connection), first, Answers.of(200, "[]", "kdservice-sessionid", "srv-77777"));
        time.pass(Duration.ofSeconds(2));
        HttpCall second = connection.prepare(query(connection), Logins.none());
        assertThat(second.headers())
                .containsEntry("kdservice-sessionid", "srv-77777")
                .containsEntry("x-api-timestamp", "1767225602");
        assertThat(connection.masking().mask("srv-77777")).isEqualTo("***");
    }

    @Test
    void aLostSessionOfSignedHeadersIsForgottenAndTheSecondTimeAFailure() {
        Connection connection = open("auth", "signed-headers", "app-id", APP_ID);
        HttpCall first = connection.prepare(query(connection), Logins.none());
        connection.complete(query(connection), first, Answers.of(200, "[]", "kdservice-sessionid", "srv-77777"));
        String lost = "[[{\"Result\":{\"ResponseStatus\":{\"MsgCode\":1,\"IsSuccess\":false}}}]]";
        HttpCall second = connection.prepare(query(connection), Logins.none());
        assertThat(connection
                        .complete(query(connection), second, Answers.json(lost))
                        .action())
                .isEqualTo(Action.REFRESH_TOKEN);
        HttpCall third = connection.prepare(query(connection), Logins.none());
        assertThat(third.headers()).doesNotContainKey("kdservice-sessionid");
        assertThat(connection
                        .complete(query(connection), third, Answers.json(lost))
                        .action())
                .isEqualTo(Action.FAIL);
    }

    @Test
    void signedHeadersCheckTheApplicationIdWhenTheConnectionIsMade() {
        assertThatThrownBy(() -> open("auth", "signed-headers", "app-id", "appid01"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("caravan.connection.k3cloud")
                .hasMessageContaining("app-id must look like 123456_abc");
    }

    @Test
    void anUnknownOperationNamesTheNearest() {
        assertThatThrownBy(() -> open().operation("batchsaves"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "connection 'k3cloud': unknown operation \"batchsaves\"; did you mean \"batchSave\"?");
        assertThat(open().operation("/batchSave").name()).isEqualTo("batchSave");
    }
}
