package dev.caravan.connection;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Cookies without domain and path: a connection has one server. Pure. */
final class Cookies {
    private static final String PREFIX = "cookie.";
    /** A comma between two cookies of one header line, not the one within a date. */
    private static final Pattern BETWEEN = Pattern.compile(",(?=\\s*[^;,=\\s]+=)");

    private Cookies() {}

    /** The cookies an answer sets, as session values; deleted ones with an empty value. */
    static Map<String, String> learn(HttpAnswer answer) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : answer.headerValues("Set-Cookie")) {
            for (String cookie : BETWEEN.split(line)) {
                int equals = cookie.indexOf('=');
                int end = cookie.indexOf(';');
                if (equals > 0 && (end < 0 || equals < end)) {
                    String value = cookie.substring(equals + 1, end < 0 ? cookie.length() : end);
                    values.put(PREFIX + cookie.substring(0, equals).strip(), isDeleted(cookie) ? "" : value.strip());
                }
            }
        }
        return values;
    }

    private static boolean isDeleted(String cookie) {
        return cookie.toLowerCase(Locale.ROOT).matches("(?s).*;\\s*max-age\\s*=\\s*(0|-\\d+)\\s*(;.*)?");
    }

    /** The cookie of the name among session values, empty when there is none. */
    static String value(Map<String, String> session, String name) {
        return session.getOrDefault(PREFIX + name, "");
    }

    /** The {@code Cookie} header for session values; empty when there are no cookies. */
    static String header(Map<String, String> session) {
        StringBuilder header = new StringBuilder();
        session.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                header.append(header.isEmpty() ? "" : "; ")
                        .append(name.substring(PREFIX.length()))
                        .append('=')
                        .append(value);
            }
        });
        return header.toString();
    }
}
