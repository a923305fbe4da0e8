package dev.caravan.camel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A small REST API on loopback: {@code /items}, paged by whatever parameters a request has (query, form or JSON body), and
 * {@code /oauth2/token}, whose refresh tokens are good once. Every page declares everything that may end a list.
 */
final class RestServer implements AutoCloseable {
    /** A request as the access rule sees it. */
    record Request(Map<String, String> headers, Map<String, String> parameters) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int rows;
    private final List<Map<String, String>> pages = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> grants = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    volatile Predicate<Request> access = request -> true;
    volatile Runnable beforeGrant = () -> {};
    volatile boolean granting = true;
    volatile int largestPage = Integer.MAX_VALUE;

    RestServer(int rows) {
        this.rows = rows;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/items", this::items);
        server.createContext("/oauth2/token", this::token);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The parameters of every answered page request. */
    List<Map<String, String>> pages() {
        return pages;
    }

    /** The form of every request for a token. */
    List<Map<String, String>> grants() {
        return grants;
    }

    /** How many requests were refused for their credentials. */
    int refusals() {
        return refusals.get();
    }

    /** From now on the newest token counts, and no earlier one. */
    void requireToken() {
        access = request ->
                ("Bearer access-" + tokens.get()).equals(request.headers().get("Authorization"));
    }

    void expireToken() {
        tokens.incrementAndGet();
    }

    private void items(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = parameters(exchange);
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        if (!access.test(new Request(headers, parameters))) {
            refusals.incrementAndGet();
            answer(exchange, 401, Map.of("error", "invalid_token"));
            return;
        }
        pages.add(parameters);
        answer(exchange, 200, page(parameters));
    }

    private Map<String, Object> page(Map<String, String> parameters) {
        int size = Math.min(largestPage, Integer.parseInt(parameters.getOrDefault("limit", String.valueOf(rows))));
        int from = from(parameters, size);
        int to = Math.min(rows, from + size);
        List<Object> items = new ArrayList<>();
        for (int i = from; i < to; i++) {
            items.add(Map.of("id", i + 1, "name", "row " + (i + 1)));
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("total", rows);
        page.put("pages", (rows + size - 1) / size);
        page.put("more", to < rows);
        if (to < rows) {
            page.put("next", "at-" + to);
            page.put("link", "/items?limit=" + size + "&cursor=at-" + to);
        }
        return page;
    }

    private int from(Map<String, String> parameters, int size) {
        if (parameters.containsKey("page")) {
            return Math.min(rows, Integer.parseInt(parameters.get("page")) * size);
        }
        String cursor = parameters.getOrDefault("cursor", "at-0").substring("at-".length());
        String after = parameters.getOrDefault("after", parameters.getOrDefault("offset", cursor));
        return Math.min(rows, Integer.parseInt(after));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = parameters(exchange);
        grants.add(form);
        beforeGrant.run();
        if (!granting) {
            answer(exchange, 503, Map.of("error", "maintenance"));
        } else if ("refresh_token".equals(form.get("grant_type")) && !isNewest(form.get("refresh_token"))) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
        } else {
            int number = tokens.incrementAndGet();
            answer(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            "access-" + number,
                            "refresh_token",
                            "refresh-" + number,
                            "expires_in",
                            3600));
        }
    }

    /** An expired token has moved the number on by one. */
    private boolean isNewest(String refreshToken) {
        return List.of("refresh-" + tokens.get(), "refresh-" + (tokens.get() - 1))
                        .contains(refreshToken)
                && grants.stream()
                                .filter(form -> refreshToken.equals(form.get("refresh_token")))
                                .count()
                        == 1;
    }

    private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        Map<String, String> parameters =
                new LinkedHashMap<>(pairs(exchange.getRequestURI().getRawQuery()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.startsWith("{")) {
            try {
                Json.parseObject(body.getBytes(StandardCharsets.UTF_8))
                        .forEach((name, value) -> parameters.put(name, String.valueOf(value)));
            } catch (JsonException malformed) {
                throw new IOException(malformed);
            }
        } else {
            parameters.putAll(pairs(body));
        }
        return parameters;
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            pairs.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return pairs;
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = Json.writeBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
