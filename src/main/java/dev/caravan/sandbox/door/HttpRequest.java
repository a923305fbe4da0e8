package dev.caravan.sandbox.door;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request as it came over the wire; header names are lower case, the query is still encoded. */
public record HttpRequest(String method, String path, String query, Map<String, String> headers, Body body) {

    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /** The value of a cookie, or null when the request carries none of that name. */
    public @Nullable String cookie(String name) {
        String all = headers.get("cookie");
        if (all == null) {
            return null;
        }
        for (String part : all.split(";", -1)) {
            String pair = part.strip();
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return null;
    }

    public String text() {
        return body.text();
    }

    /** Form fields of the body together with the query's parameters; of a repeated name the last one wins. */
    public Map<String, String> parameters() {
        Map<String, String> fields = new LinkedHashMap<>();
        decodeInto(fields, query);
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            decodeInto(fields, text());
        }
        return fields;
    }

    /** The query's parameters alone; of a repeated name the last one wins. */
    public Map<String, String> queryParameters() {
        Map<String, String> fields = new LinkedHashMap<>();
        decodeInto(fields, query);
        return fields;
    }

    private static void decodeInto(Map<String, String> fields, String encoded) {
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.put(decode(name), decode(value));
            }
        }
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }
}
