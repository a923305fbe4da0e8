package dev.caravan.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Percent-encoding in UTF-8. Pure. */
final class UrlText {
    private UrlText() {}

    /** Everything but letters, digits and {@code - _ . ~} encoded, the slash too. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** As {@link #encode}, slashes kept. */
    static String encodePath(String path) {
        return encode(path).replace("%2F", "/");
    }

    /** {@code a=1&b=2}. */
    static String pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }
}
