package dev.caravan.connection;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Answers as they come from the wire. */
final class Answers {
    private Answers() {}

    static HttpAnswer json(String body) {
        return of(200, body, "Content-Type", "application/json");
    }

    static HttpAnswer of(int status, String body, String... headers) {
        return new HttpAnswer(status, headers(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpAnswer encoded(String body, Charset charset, String contentType) {
        return new HttpAnswer(200, Map.of("Content-Type", contentType), body.getBytes(charset));
    }

    private static Map<String, String> headers(String... headers) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return map;
    }
}
