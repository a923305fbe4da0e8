package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.migrate.Finding.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Method and path of an operation that a vendor's profile lacks. Pure but for the ledger. */
final class HttpShape {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final Pattern PAIR = Pattern.compile("([^=&{}]+)=([^&{}]*)");

    private HttpShape() {}

    static void put(Map<String, Object> yaml, ConfigMap config, Ledger ledger) {
        String method = config.text("method", "POST").toUpperCase(Locale.ROOT);
        String api = config.text("api", "");
        yaml.put("method", METHODS.contains(method) ? method : "POST");
        address(yaml, api);
        yaml.put("encoding", method.equals("GET") ? "query" : "json");
        if (!METHODS.contains(method)) {
            ledger.note(
                    Kind.UNSUPPORTED,
                    config.placeOf("method"),
                    "method " + method + " is none of HTTP: POST stands for it");
        }
        if (!api.contains("/")) {
            ledger.note(
                    Kind.OPEN,
                    config.has("api") ? config.placeOf("api") : config.place(),
                    (api.isEmpty() ? "there is no \"api\"" : "\"" + api + "\" is a name, not a path")
                            + ": give the operation its path in the vendor's profile");
        }
    }

    /** Where the operation's name cannot say all of it. */
    private static void address(Map<String, Object> yaml, String api) {
        String path = api.replaceFirst("^/+", "").replaceFirst("\\?.*$", "");
        if (api.contains("/") && !Platforms.operationOf(api).equals(path)) {
            yaml.put("path", path.replaceAll("[{}]", ""));
        }
        Map<String, Object> query = new LinkedHashMap<>();
        Matcher pairs = PAIR.matcher(api.replaceFirst("^[^?]*\\??", ""));
        while (pairs.find()) {
            query.put(pairs.group(1), pairs.group(2));
        }
        if (!query.isEmpty()) {
            yaml.put("query", query);
        }
    }
}
