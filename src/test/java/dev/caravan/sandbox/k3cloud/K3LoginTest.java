package dev.caravan.sandbox.k3cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.MovedClock;
import dev.caravan.sandbox.SandboxClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class K3LoginTest {
    private static final String QUERY = "{\"data\":{\"FormId\":\"BD_STOCK\",\"FieldKeys\":\"FNumber\"}}";
    private static final String QUERY_PATH =
            "/k3cloud/Kingdee.BOS.WebApi.ServicesStub.DynamicFormService.ExecuteBillQuery.common.kdsvc";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final K3Account account = K3Account.sample();
    private final K3CloudSandbox sandbox = new K3CloudSandbox(K3CloudSettings.defaults(), clock, 0);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void logsInByPasswordSecretOrSign() throws IOException {
        String seconds = String.valueOf(clock.instant().getEpochSecond());
        String sign = K3Login.sign(account.acctId(), account.username(), account.appId(), account.appSecret(), seconds);

        assertThat(result("ValidateUser", "[\"acct01\",\"Admin\",\"demo-password\",2052]"))
                .isEqualTo(1);
        assertThat(named("{\"acctID\":\"acct01\",\"username\":\"Admin\",\"password\":\"demo-password\",\"lcid\":2052}"))
                .isEqualTo(1);
        assertThat(result("LoginByAppSecret", parameters(account.appSecret()))).isEqualTo(1);
        assertThat(result("LoginBySign", parameters(seconds + "\",\"" + sign))).isEqualTo(1);
        assertThat(result("LoginBySign", SandboxClient.JSON.writeValueAsString(parameters(seconds + "\",\"" + sign))))
                .isEqualTo(1);
        assertThat(sandbox.logins()).isEqualTo(5);
    }

    @Test
    void wrongCredentialsAndStaleSignsAreRefused() throws IOException {
        String old =
                String.valueOf(clock.instant().minus(Duration.ofMinutes(11)).getEpochSecond());
        String sign = K3Login.sign(account.acctId(), account.username(), account.appId(), account.appSecret(), old);

        assertThat(result("ValidateUser", "[\"acct01\",\"Admin\",\"wrong\",2052]"))
                .isZero();
        assertThat(result("ValidateUser", "[\"nowhere\",\"Admin\",\"demo-password\",2052]"))
                .isEqualTo(-1);
        assertThat(result("LoginByAppSecret", parameters("wrong"))).isZero();
        assertThat(result("LoginBySign", parameters(old + "\",\"" + sign))).isZero();
        assertThat(sandbox.failedLogins()).isEqualTo(4);
        assertThat(sandbox.logins()).isZero();
    }

    @Test
    void aSessionIsNamedByHeaderOrByCookie() throws IOException {
        HttpResponse<String> login =
                SandboxClient.k3(sandbox, "AuthService.LoginByAppSecret", body(parameters(account.appSecret())));
        String cookie = login.headers().allValues("Set-Cookie").get(0).split(";", 2)[0];

        assertThat(login.headers().allValues("Set-Cookie")).hasSize(2);
        assertThat(query("Cookie", "x=1; " + cookie)).isEqualTo("[]");
        assertThat(query("kdservice-sessionid", cookie.substring(cookie.indexOf('=') + 1)))
                .isEqualTo("[]");
        assertThat(query("Cookie", "x=1")).contains("会话信息已丢失");
    }

    @Test
    void aSessionEndsAfterIdlingTwentyMinutes() throws IOException {
        String session = SandboxClient.login(sandbox);
        clock.move(Duration.ofMinutes(20));
        assertThat(query("kdservice-sessionid", session)).isEqualTo("[]");
        clock.move(Duration.ofMinutes(20).plusMillis(1));
        assertThat(query("kdservice-sessionid", session)).contains("会话信息已丢失");
    }

    @Test
    void losingAllSessionsHitsEveryClient() throws IOException {
        String session = SandboxClient.login(sandbox);
        sandbox.loseAllSessions();

        assertThat(query("kdservice-sessionid", session))
                .startsWith("[[{\"Result\"")
                .contains("\"MsgCode\":1}");
    }

    @Test
    void signedHeadersNeedNoLoginAndGiveASession() throws IOException {
        HttpResponse<String> answer = signed(account.appSecret(), "");
        String session = answer.headers().allValues("Set-Cookie").get(0).split("[=;]", 3)[1];

        assertThat(answer.body()).isEqualTo("[]");
        assertThat(signed(account.appSecret(), session).headers().allValues("Set-Cookie"))
                .isEmpty();
        assertThat(sandbox.logins()).isZero();
        sandbox.loseAllSessions();
        assertThat(signed(account.appSecret(), session).body()).contains("会话信息已丢失");
        assertThat(signed(account.appSecret(), "").body()).isEqualTo("[]");
    }

    @Test
    void wrongOrStaleSignedHeadersAreRefusedAndCounted() throws IOException {
        assertThat(signed("wrong", "").body()).contains("会话信息已丢失");
        Instant real = clock.instant();
        clock.move(Duration.ofMinutes(11));
        assertThat(signedAt(real, account.appSecret(), "").body()).contains("会话信息已丢失");
        assertThat(sandbox.signatureFailures()).isEqualTo(2);
    }

    private HttpResponse<String> signed(String secret, String session) throws IOException {
        return signedAt(clock.instant(), secret, session);
    }

    private HttpResponse<String> signedAt(Instant instant, String secret, String session) throws IOException {
        String seconds = String.valueOf(instant.getEpochSecond());
        String key =
                K3SignedHeaders.apiKey(account.appId().substring(account.appId().indexOf('_') + 1));
        String appData = K3SignedHeaders.appData(account);
        String[] headers = {
            "X-Api-ClientID",
            account.appId().substring(0, account.appId().indexOf('_')),
            "X-Api-Auth-Version",
            "2.0",
            "x-api-timestamp",
            seconds,
            "x-api-nonce",
            seconds,
            "x-api-signheaders",
            "x-api-timestamp,x-api-nonce",
            "X-Api-Signature",
            K3SignedHeaders.apiSignature(key, QUERY_PATH, seconds, seconds),
            "X-Kd-Appkey",
            account.appId(),
            "X-Kd-Appdata",
            K3SignedHeaders.base64(appData),
            "X-Kd-Signature",
            K3SignedHeaders.kdSignature(secret, account.appId(), appData),
            session.isEmpty() ? "x-none" : "kdservice-sessionid",
            session.isEmpty() ? "1" : session
        };
        return SandboxClient.k3(sandbox, "DynamicFormService.ExecuteBillQuery", QUERY, headers);
    }

    private String query(String header, String value) throws IOException {
        return SandboxClient.k3(sandbox, "DynamicFormService.ExecuteBillQuery", QUERY, header, value)
                .body();
    }

    private int result(String operation, String parameters) throws IOException {
        return login("AuthService." + operation, body(parameters));
    }

    private int named(String body) throws IOException {
        return login("authservice.validateuser", body);
    }

    private int login(String service, String body) throws IOException {
        JsonNode answer = SandboxClient.JSON.readTree(
                SandboxClient.k3(sandbox, service, body).body());
        return answer.path("LoginResultType").asInt(-99);
    }

    private String parameters(String rest) {
        return "[\"%s\",\"%s\",\"%s\",\"%s\",2052]"
                .formatted(account.acctId(), account.username(), account.appId(), rest);
    }

    private static String body(String parameters) {
        return "{\"parameters\":" + parameters + "}";
    }
}
