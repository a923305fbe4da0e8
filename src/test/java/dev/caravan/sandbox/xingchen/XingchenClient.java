package dev.caravan.sandbox.xingchen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Calls the 星辰 sandbox as an honest client does; a test may spoil a header before it is sent. */
final class XingchenClient {
    static final XingchenSettings SETTINGS = XingchenSettings.defaults();

    private final XingchenSandbox sandbox;
    private final Clock clock;
    private final AtomicLong nonce = new AtomicLong(1_655_775_240_000L);
    private final Map<String, String> spoilt = new LinkedHashMap<>();

    XingchenClient(XingchenSandbox sandbox, Clock clock) {
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /** Sends this header instead of the right one from now on. */
    XingchenClient spoil(String header, String value) {
        spoilt.put(header, value);
        return this;
    }

    void honest() {
        spoilt.clear();
    }

    HttpResponse<String> send(String method, String path, Map<String, String> query, Map<String, String> more)
            throws IOException {
        String text = new TreeMap<>(query)
                .entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(sandbox.baseUrl() + "/" + path + (text.isEmpty() ? "" : "?" + text)))
                .timeout(Duration.ofSeconds(10))
                .method(
                        method,
                        method.equals("POST")
                                ? HttpRequest.BodyPublishers.ofString("{}")
                                : HttpRequest.BodyPublishers.noBody());
        headers(method, path, query, more).forEach(request::header);
        return SandboxClient.send(request.build());
    }

    private Map<String, String> headers(
            String method, String path, Map<String, String> query, Map<String, String> more) {
        String once = String.valueOf(nonce.incrementAndGet());
        String timestamp = String.valueOf(clock.millis());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Api-ClientID", SETTINGS.clientId());
        headers.put("X-Api-Auth-Version", "2.0");
        headers.put("X-Api-TimeStamp", timestamp);
        headers.put("X-Api-SignHeaders", "X-Api-TimeStamp,X-Api-Nonce");
        headers.put("X-Api-Nonce", once);
        headers.put(
                "X-Api-Signature",
                XingchenSignature.sign(
                        SETTINGS.clientSecret(), XingchenSignature.plain(method, "/" + path, query, once, timestamp)));
        headers.putAll(more);
        headers.putAll(spoilt);
        return headers;
    }

    HttpResponse<String> authorize() throws IOException {
        return send("POST", XingchenSandbox.AUTHORIZE, Map.of("outerInstanceId", SETTINGS.outerInstanceId()), Map.of());
    }

    HttpResponse<String> token(XingchenAccount account, String appSecret) throws IOException {
        Map<String, String> query = Map.of(
                "app_key", account.appKey(), "app_signature", XingchenSignature.sign(appSecret, account.appKey()));
        return send("GET", XingchenSandbox.TOKEN, query, Map.of());
    }

    /** A token of the main account. */
    String token() throws IOException {
        return json(token(SETTINGS.mainAccount(), sandbox.appSecret()))
                .at("/data/app-token")
                .asText();
    }

    HttpResponse<String> stores(String token, Map<String, String> query) throws IOException {
        return send(
                "GET",
                XingchenSandbox.STORES,
                query,
                Map.of(
                        "app-token",
                        token,
                        "X-GW-Router-Addr",
                        SETTINGS.mainAccount().domain()));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return SandboxClient.JSON.readTree(answer.body());
    }

    static int errcode(HttpResponse<String> answer) throws IOException {
        return json(answer).path("errcode").asInt(-1);
    }
}
