package dev.caravan.connection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An OAuth 2.0 server on loopback whose refresh tokens are good for one renewal, with one protected resource, {@code
 * /items}. Thread-safe.
 */
final class TokenServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> grants = new CopyOnWriteArrayList<>();
    private final AtomicReference<Runnable> beforeNextGrant = new AtomicReference<>();
    private int issued;
    private boolean expired;
    volatile int statusOfGrants = 200;
    volatile String life = "3600";

    TokenServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/oauth2/token", this::grant);
        server.createContext("/items", this::items);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The grants asked for, in order. */
    List<String> grants() {
        return grants;
    }

    long refreshes() {
        return grants.stream().filter("refresh_token"::equals).count();
    }

    /** Runs within the next grant, before it is decided. */
    void beforeNextGrant(Runnable work) {
        beforeNextGrant.set(work);
    }

    synchronized void expire() {
        expired = true;
    }

    /** A renewal whose answer nobody stores: what a crash between answer and store leaves behind. */
    synchronized void renewUnseen() {
        issued++;
        expired = true;
    }

    private void grant(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String grant = form.getOrDefault("grant_type", "");
        grants.add(grant);
        Runnable work = beforeNextGrant.getAndSet(null);
        if (work != null) {
            work.run();
        }
        if (statusOfGrants != 200) {
            answer(exchange, statusOfGrants, "{\"error\":\"server_error\"}");
        } else if (isGood(grant, form)) {
            answer(exchange, 200, next());
        } else {
            answer(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been revoked\"}");
        }
    }

    private synchronized boolean isGood(String grant, Map<String, String> form) {
        return switch (grant) {
            case "password" -> "geheim".equals(form.get("password"));
            case "client_credentials" -> "client-secret-1".equals(form.get("client_secret"));
            default -> ("refresh-" + issued).equals(form.get("refresh_token"));
        };
    }

    private synchronized String next() {
        issued++;
        expired = false;
        return "{\"access_token\":\"access-" + issued + "\",\"refresh_token\":\"refresh-" + issued
                + "\",\"expires_in\":" + life + "}";
    }

    private synchronized boolean isCurrent(String authorization) {
        return !expired && ("Bearer access-" + issued).equals(authorization);
    }

    private void items(HttpExchange exchange) throws IOException {
        boolean current = isCurrent(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, current ? 200 : 401, current ? "{\"items\":[{\"id\":1}]}" : "{\"error\":\"invalid_token\"}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
