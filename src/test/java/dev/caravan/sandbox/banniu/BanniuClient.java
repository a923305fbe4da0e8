package dev.caravan.sandbox.banniu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import dev.caravan.sandbox.door.BeijingTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls the 班牛 sandbox as an honest client does. */
final class BanniuClient {
    static final String DAY_START = "2024-09-06 00:00:00";
    static final String DAY_END = "2024-09-06 23:59:59";

    private final BanniuSandbox sandbox;
    private final Clock clock;

    BanniuClient(BanniuSandbox sandbox, Clock clock) {
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /** The signed query of a call. */
    Map<String, String> query(String method, Map<String, String> more) {
        BanniuSettings.Account account = BanniuSettings.defaults().account();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("app_key", account.appKey());
        query.put("access_token", account.accessToken());
        query.put("method", method);
        query.put("timestamp", BeijingTime.text(clock.instant().getEpochSecond()));
        query.put("v", "1.0");
        query.putAll(more);
        return signed(query);
    }

    static Map<String, String> signed(Map<String, String> query) {
        query.put(
                "sign",
                BanniuSignature.sign(query, BanniuSettings.defaults().account().appSecret()));
        return query;
    }

    HttpResponse<String> get(Map<String, String> query) throws IOException {
        return SandboxClient.send(HttpRequest.newBuilder(uri(query))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    JsonNode read(String method, Map<String, String> more) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.putIfAbsent("project_id", "27912");
        return response(get(query(method, all)));
    }

    JsonNode list(Map<String, String> more) throws IOException {
        return read(BanniuSandbox.LIST, more);
    }

    /** The list of the first day's tasks. */
    JsonNode firstDay(int page, int size) throws IOException {
        return list(Map.of(
                "star_created",
                DAY_START,
                "end_created",
                DAY_END,
                "page_num",
                String.valueOf(page),
                "page_size",
                String.valueOf(size)));
    }

    HttpResponse<String> post(String method, String body) throws IOException {
        return SandboxClient.post(uri(query(method, Map.of())).toString(), "application/json", body);
    }

    JsonNode write(String method, String body) throws IOException {
        return response(post(method, body));
    }

    JsonNode update(int task, String barcode) throws IOException {
        return write(BanniuSandbox.UPDATE, updateBody(task, barcode));
    }

    static String updateBody(int task, String barcode) {
        return "{\"project_id\":27912,\"task_id\":%d,\"contents\":{\"101297\":\"%s\"},\"header\":null}"
                .formatted(task, barcode);
    }

    static JsonNode response(HttpResponse<String> answer) throws IOException {
        return SandboxClient.JSON.readTree(answer.body()).path("response");
    }

    private URI uri(Map<String, String> query) {
        return URI.create(sandbox.baseUrl() + "/gateway/api/miniAPI?" + SandboxClient.form(query));
    }
}
