package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.profile.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures computed by other implementations; the application id, secret and times are published samples. */
class GoldenSignaturesTest {
    private static final String APP_ID = "123456_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4";
    private static final String QUERY_PATH =
            "/K3Cloud/Kingdee.BOS.WebApi.ServicesStub.DynamicFormService.ExecuteBillQuery.common.kdsvc";

    @Test
    void jackyunSignsLowerCasedParametersBetweenSecrets() {
        Map<String, String> parameters = Map.of(
                "method", "erp.warehouse.get",
                "appkey", "12345678",
                "version", "v1.0",
                "contenttype", "json",
                "timestamp", "2026-01-01 08:00:00",
                "bizcontent", "{\"pageIndex\":0,\"pageSize\":50}");
        assertThat(JackyunScheme.signature(parameters, "DemoSecret")).isEqualTo("b5200cc5fd34a9de41cb1d66e3a8fbea");
    }

    @Test
    void jackyunLeavesSignTokenAndContextUnsigned() {
        Map<String, String> bare = Map.of("method", "m");
        Map<String, String> more = Map.of("method", "m", "sign", "x", "token", "y", "contextid", "z");
        assertThat(JackyunScheme.signature(more, "s")).isEqualTo(JackyunScheme.signature(bare, "s"));
        assertThat(JackyunScheme.signature(Map.of("method", "n"), "s"))
                .isNotEqualTo(JackyunScheme.signature(bare, "s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jackyun", "jackyun-declared"})
    void jackyunRequestCarriesTheGoldenSignature(String vendor) {
        FakeTime time = new FakeTime(Instant.parse("2026-01-01T00:00:00Z"));
        ConnectionSettings settings = TestProfiles.jackyun(vendor, new String[0]);
        Connection connection = Connection.open(settings, AuthSchemes.builtIn(), new MemoryTokenStore(), time, time);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pageIndex", 0);
        fields.put("pageSize", 50);
        HttpCall call = connection.prepare(
                new OperationCall(connection.operation("erp.warehouse.get"), fields, Map.of(), null), Logins.none());
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .contains("timestamp=2026-01-01%2008%3A00%3A00")
                .contains("bizcontent=%7B%22pageIndex%22%3A0%2C%22pageSize%22%3A50%7D")
                .endsWith("&sign=b5200cc5fd34a9de41cb1d66e3a8fbea");
        assertThat(call.uri()).hasToString("https://open.jackyun.com/open/openapi/do");
    }

    @Test
    void banniuRequestCarriesTheGoldenSignature() {
        FakeTime time = new FakeTime(Instant.parse("2026-01-01T00:00:00Z"));
        Connection connection =
                Connection.open(TestProfiles.banniu(), AuthSchemes.builtIn(), new MemoryTokenStore(), time, time);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("project_id", 359);
        fields.put("page_num", 1);
        fields.put("page_size", 50);
        fields.put("star_created", "2026-01-01 00:00:00");
        fields.put("end_created", "2026-01-01 08:00:00");
        HttpCall call = connection.prepare(
                new OperationCall(connection.operation("task.list"), fields, Map.of(), null), Logins.none());
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.uri().getQuery())
                .contains("star_created=2026-01-01 00:00:00")
                .endsWith("&sign=6C0A54C8C7CE867A92ECD6BE4C454013");
        assertThat(call.body()).isEmpty();
    }

    @Test
    void banniuSignsTheQueryOfAWriteAndNotItsBody() {
        FakeTime time = new FakeTime(Instant.parse("2026-01-01T00:00:00Z"));
        Connection connection =
                Connection.open(TestProfiles.banniu(), AuthSchemes.builtIn(), new MemoryTokenStore(), time, time);
        Operation update = connection.operation("task.update");
        HttpCall one =
                connection.prepare(new OperationCall(update, Map.of("task_id", 1), Map.of(), null), Logins.none());
        HttpCall two =
                connection.prepare(new OperationCall(update, Map.of("task_id", 2), Map.of(), null), Logins.none());
        assertThat(one.method()).isEqualTo("POST");
        assertThat(one.uri()).isEqualTo(two.uri());
        assertThat(one.uri().getQuery()).contains("method=task.update", "sign=");
        assertThat(new String(one.body(), StandardCharsets.UTF_8)).isEqualTo("{\"task_id\":1}");
        assertThat(one.headers().get("Content-Type")).startsWith("application/json");
    }

    @Test
    void xingchenSignsParametersEncodedTwice() {
        String app = "ZDljMTI3NGIyNTE1MTRkYzlkNjc1MDNhYjUzMzgzNWMyY2M4YTdjMzdmNmM3YTVlNDkxMTkzNjdiOTFjNzUyZQ==";
        assertThat(XingchenScheme.appSignature("abc", "abc123")).isEqualTo(app);
        String authorize = XingchenScheme.plain(
                "POST",
                "/jdyconnector/app_management/push_app_authorize",
                Map.of("outerInstanceId", "123456789"),
                "1655775240000",
                "1655775240000");
        assertThat(authorize).isEqualTo("""
                        POST
                        %2Fjdyconnector%2Fapp_management%2Fpush_app_authorize
                        outerInstanceId=123456789
                        x-api-nonce:1655775240000
                        x-api-timestamp:1655775240000
                        """);
        assertThat(Digests.hmacHexBase64("demo-client-secret", authorize))
                .isEqualTo("MjIyZDRmY2QzOGIwOGQzZjY2N2YzMTM0OTNhMzg0YTQ4ZDZkMjRhNzg3OWU2ZmFjOGE3M2JhOTBiMmQ1MzA2ZQ==");
        String token = XingchenScheme.plain(
                "GET",
                "/jdyconnector/app_management/kingdee_auth_token",
                Map.of("app_signature", app, "app_key", "abc"),
                "1655775240000",
                "1655775240000");
        assertThat(token).contains("NzUyZQ%253D%253D\n");
        assertThat(Digests.hmacHexBase64("demo-client-secret", token))
                .isEqualTo("OGMzNGE1ZTY0MTc2ODFmNWI1ZWU0MzA1Yzg4ZWU1NGMyNzAwNWE3YzBmMjA1ZWIxY2EyODQ0NTc2NWMyN2QyZA==");
    }

    @Test
    void okkiSendsThePasswordAsItsDigest() {
        FakeTime time = new FakeTime();
        ConnectionSettings settings =
                TestProfiles.okki("grant", "password", "username", "me@example.com", "password", "password");
        Connection connection = Connection.open(settings, AuthSchemes.builtIn(), new MemoryTokenStore(), time, time);
        HttpCall call =
                connection.prepare(OperationCall.of(connection.operation("v1/oauth2/access_token")), Logins.none());
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .isEqualTo("grant_type=password&client_id=okki-client&client_secret=okki-secret&scope=product"
                        + "&username=me%40example.com"
                        + "&password=5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8");
    }

    @Test
    void k3cloudLoginBySignDigestsSortedParts() {
        ConnectionSettings settings = TestProfiles.k3cloud("auth", "sign");
        assertThat(K3CloudScheme.loginSign(settings, "1700000000", "SHA-256"))
                .isEqualTo("87de6aa27ba7d6d9072464609ff9727b3d5fe149e2e42c673cd0106c4ea40a3e");
    }

    @Test
    void k3cloudClientKeyIsUnveiled() {
        assertThat(K3SignedHeaders.clientKey(APP_ID)).isEqualTo("UVJWUANVXl8KXFlfWV1YSBNCShcUQRNL");
    }

    @Test
    void k3cloudApiSignatureCoversPathNonceAndTime() {
        assertThat(K3SignedHeaders.apiSignature(APP_ID, QUERY_PATH, "1700000000"))
                .isEqualTo("MjNhMzg5MmZiMWE1MTQ1ZGE5NWFkYmZiZWYxYzhlY2NjNzcwM2ZjNDJlZTczMzBhNzkxOTk1ODhjNDZkMTEzYw==");
    }

    @Test
    void k3cloudAccountSignatureCoversApplicationAndAccount() {
        assertThat(Digests.base64("dcid-1,user-1,2052,100")).isEqualTo("ZGNpZC0xLHVzZXItMSwyMDUyLDEwMA==");
        assertThat(K3SignedHeaders.accountSignature(APP_ID, "dcid-1,user-1,2052,100", "test-app-secret-value"))
                .isEqualTo("NjI5MzRiZGVhNGJhOWY2N2Y2YzQ2MzQ5ODA3N2JiZTRiMDRmOTUwNjI3YWIzODU1ODBkZDdhNzgwMzdmMDgxMg==");
    }

    @Test
    void k3cloudSignedRequestCarriesTheGoldenHeaders() {
        FakeTime time = new FakeTime(Instant.ofEpochSecond(1_700_000_000L));
        ConnectionSettings settings = TestProfiles.k3cloud(
                "auth", "signed-headers",
                "base-url", "http://erp.example.com/K3Cloud",
                "acct-id", "dcid-1",
                "username", "user-1",
                "org-num", "100",
                "app-id", APP_ID,
                "app-secret", "test-app-secret-value");
        Connection connection = Connection.open(settings, AuthSchemes.builtIn(), new MemoryTokenStore(), time, time);
        HttpCall call = connection.prepare(OperationCall.of(connection.operation("ExecuteBillQuery")), Logins.none());
        assertThat(call.uri().getRawPath()).isEqualTo(QUERY_PATH);
        assertThat(call.headers())
                .containsEntry("X-Api-ClientID", "123456")
                .containsEntry("X-Api-Auth-Version", "2.0")
                .containsEntry("x-api-timestamp", "1700000000")
                .containsEntry("x-api-nonce", "1700000000")
                .containsEntry(
                        "X-Api-Signature",
                        "MjNhMzg5MmZiMWE1MTQ1ZGE5NWFkYmZiZWYxYzhlY2NjNzcwM2ZjNDJlZTczMzBhNzkxOTk1ODhjNDZkMTEzYw==")
                .containsEntry("X-Kd-Appkey", APP_ID)
                .containsEntry("X-Kd-Appdata", "ZGNpZC0xLHVzZXItMSwyMDUyLDEwMA==")
                .containsEntry(
                        "X-Kd-Signature",
                        "NjI5MzRiZGVhNGJhOWY2N2Y2YzQ2MzQ5ODA3N2JiZTRiMDRmOTUwNjI3YWIzODU1ODBkZDdhNzgwMzdmMDgxMg==");
    }
}
