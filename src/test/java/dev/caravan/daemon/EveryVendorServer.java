package dev.caravan.daemon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stands for any vendor: logins succeed, every read answers with the same records, and the last read's request is kept. */
final class EveryVendorServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Map<String, Object>> records;
    private Map<String, Object> asked = Map.of();

    EveryVendorServer(List<Map<String, Object>> records) throws IOException {
        this.records = records;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The fields of the last read's request: of its query, and of its JSON body or form. */
    synchronized Map<String, Object> asked() {
        return asked;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        Object answer;
        if (path.contains("access_token") || path.contains("LoginBy") || path.contains("kingdee_auth_token")) {
            answer = login();
        } else {
            asked = fields(exchange.getRequestURI().getRawQuery(), body);
            answer = answer(path);
        }
        byte[] bytes = Json.writeBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, Object> login() {
        return Map.of("LoginResultType", 1, "KDSVCSessionId", "s", "access_token", "t", "expires_in", 3600);
    }

    private Object answer(String path) {
        if (path.contains("openapi/do")) {
            return Map.of("code", 200, "result", Map.of("data", Map.of("warehouseInfo", records)));
        }
        if (path.contains("miniAPI")) {
            return Map.of("response", Map.of("code", 0, "map", Map.of("total_page_num", 1, "result", records)));
        }
        if (path.contains("ExecuteBillQuery")) {
            return records.stream().map(row -> List.copyOf(row.values())).toList();
        }
        if (path.contains("tplus")) {
            return records;
        }
        return Map.of("code", 200, "errcode", 0, "data", records, "rows", records);
    }

    private static Map<String, Object> fields(String query, String body) {
        Map<String, Object> fields = new TreeMap<>(body.startsWith("{") ? Json.parseObject(body) : pairs(body));
        if (fields.get("bizcontent") instanceof String json) {
            return new TreeMap<>(Json.parseObject(json));
        }
        fields.putAll(pairs(query == null ? "" : query));
        return fields;
    }

    private static Map<String, Object> pairs(String text) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
