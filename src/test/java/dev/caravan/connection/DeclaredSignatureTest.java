package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures that a profile declares; the expected values were computed by Python's hashlib and hmac. */
class DeclaredSignatureTest {
    private static final String TINY = """
            extends: rest
            settings: { app-key: { default: test-ot }, app-secret: { secret: true, default: "12345" } }
            auth: { scheme: declared, make: { stamp: epoch-seconds }, sign: SIGN }
            operations:
              trades:
                method: METHOD
                encoding: ENCODING
                path: api/v1/订单
                options: { n: { at: n }, sid: { at: sid }, shop_no: { at: shop_no }, trade_status: { at: trade_status },
                           timestamp: { at: timestamp }, appkey: { at: appkey } }
            """;

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime(Instant.parse("2026-01-01T00:00:00Z"));

    private HttpCall send(String profile, Map<String, Object> fields) {
        ConnectionSettings settings = TestProfiles.tiny(folder, profile);
        Connection connection = Connection.open(settings, AuthSchemes.builtIn(), new MemoryTokenStore(), time, time);
        return connection.prepare(
                new OperationCall(connection.operation("trades"), fields, Map.of(), null), Logins.none());
    }

    private static String profile(String method, String encoding, String sign) {
        return TINY.replace("METHOD", method).replace("ENCODING", encoding).replace("SIGN", sign);
    }

    @Test
    void banniuSignsTheQueryInUpperCaseHex() {
        ConnectionSettings settings = TestProfiles.of(
                "banniu-declared",
                "base-url",
                "https://open.bytenew.com/gateway/api/miniAPI",
                "app-key",
                "demoKey",
                "app-secret",
                "demoSecret",
                "access-token",
                "demoToken");
        Connection connection = Connection.open(settings, AuthSchemes.builtIn(), new MemoryTokenStore(), time, time);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("page_size", 50);
        fields.put("page_num", 1);
        fields.put("star_created", "2026-01-01 00:00:00");
        fields.put("end_created", "2026-01-01 08:00:00");
        HttpCall call = connection.prepare(
                new OperationCall(connection.operation("task.list"), fields, Map.of("project_id", "359"), null),
                Logins.none());
        assertThat(call.uri().getRawQuery())
                .contains("timestamp=2026-01-01%2008%3A00%3A00", "page_num=1")
                .endsWith("&sign=6C0A54C8C7CE867A92ECD6BE4C454013");
        HttpCall write = connection.prepare(
                new OperationCall(connection.operation("task.update"), Map.of("task_id", 1), Map.of(), null),
                Logins.none());
        assertThat(new String(write.body(), StandardCharsets.UTF_8)).isEqualTo("{\"task_id\":1}");
        assertThat(write.uri().getRawQuery()).contains("method=task.update", "&sign=");
    }

    @Test
    void wangdianWritesTheLengthsOfNamesAndValues() {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of(
                "sid", "test",
                "appkey", "test-ot",
                "timestamp", "1470042310",
                "shop_no", "测试店",
                "trade_status", "",
                "n", "a".repeat(12)));
        HttpCall call = send(
                profile(
                        "POST",
                        "form",
                        "{ of: [form], each: \"{name-length|02}-{name}:{value-length|04}-{value}\", between: \";\","
                                + " text: \"{parameters}{app-secret}\", digest: md5, into: { form: sign } }"),
                fields);
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).endsWith("&sign=7726c835c33d89df9ed728159131e104");
    }

    @ParameterizedTest
    @CsvSource({
        "base64, 6W/J+1UgYjAEo/flsR823AMkzZq6GLzX/EVd0vJo7Ac=",
        "hex, e96fc9fb5520623004a3f7e5b11f36dc0324cd9aba18bcd7fc455dd2f268ec07",
        "HEX, E96FC9FB5520623004A3F7E5B11F36DC0324CD9ABA18BCD7FC455DD2F268EC07",
        "hex-base64, ZTk2ZmM5ZmI1NTIwNjIzMDA0YTNmN2U1YjExZjM2ZGMwMzI0Y2Q5YWJhMThiY2Q3ZmM0NTVkZDJmMjY4ZWMwNw=="
    })
    void methodPathBodyAndTimeAreSignedAsTheyAreSent(String encode, String signature) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", 1);
        fields.put("名", "值");
        HttpCall call = send(
                profile(
                        "POST",
                        "json",
                        "{ text: \"{method}\\n{path}\\n{body}\\n{stamp}\", digest: hmac-sha-256, key: k-secret,"
                                + " encode: " + encode + ", into: { header: X-Sign } }"),
                fields);
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1,\"名\":\"值\"}");
        assertThat(call.headers()).containsEntry("X-Sign", signature);
    }

    @Test
    void emptyParametersAreSkippedAndOthersChosenByName() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("z", "%");
        fields.put("b", "x y");
        fields.put("secret", "no");
        fields.put("empty", "");
        fields.put("appid", 1);
        String sign = "{ of: [query], without: [secret], each: \"{name}={value}\", between: \"&\", empty: skip,"
                + " text: \"{parameters}\", digest: sha-1, into: { query: \"sig-{app-key}\" } }";
        assertThat(send(profile("GET", "query", sign), fields).uri().getRawQuery())
                .endsWith("sig-test-ot=2b6304254e7bb9add5981fd3b68199ac3508b0e6");
        String only = sign.replace("without: [secret]", "only: [appid, b, z, empty]")
                .replace("sha-1", "hmac-md5, key: key1, encode: HEX");
        assertThat(send(profile("GET", "query", only), fields).uri().getRawQuery())
                .endsWith("sig-test-ot=421F1DD7BFAA0898EE5F97B36F74FD62");
    }

    @Test
    void severalSignaturesFollowEachOtherAndMayGoIntoTheBody() {
        HttpCall call = send(
                profile(
                        "POST",
                        "json",
                        "[ { of: [fields], sort: none, text: \"{parameters}\", digest: md5, into: { field: head.one } },"
                                + " { text: \"{body|sha256}\", digest: md5, into: { header: Two } } ]"),
                new LinkedHashMap<>(Map.of("a", 1)));
        String one = Digests.hex("MD5", "a1");
        String body = "{\"a\":1,\"head\":{\"one\":\"" + one + "\"}}";
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo(body);
        assertThat(call.headers()).containsEntry("Two", Digests.hex("MD5", Digests.hex("SHA-256", body)));
    }

    @Test
    void aSignatureForAPartThatTheRequestLacksIsAFailureWithAdvice() {
        String sign = "{ text: x, digest: md5, into: { form: sign } }";
        assertThatThrownBy(() -> send(profile("GET", "query", sign), Map.of()))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("puts something into the form, but the request GET /api/v1/订单 has none")
                .hasMessageContaining("put it into the query or a header");
        assertThatThrownBy(() -> send(profile("POST", "form", sign.replace("form:", "field:")), Map.of()))
                .hasMessageContaining("into the JSON body");
        String unkeyed = profile(
                        "GET", "query", "{ text: x, digest: hmac-md5, key: \"{app-key}\", into: { query: s } }")
                .replace("default: test-ot", "default: \"\"");
        assertThatThrownBy(() -> send(unkeyed, Map.of())).hasMessage("the key of the signature is empty");
    }
}
