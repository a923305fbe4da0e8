package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.migrate.Finding.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Method and path of an operation that a vendor's profile lacks. Pure but for the ledger. */
final class HttpShape {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private HttpShape() {}

    static void put(Map<String, Object> yaml, ConfigMap config, Ledger ledger) {
        String method = config.text("method", "POST").toUpperCase(Locale.ROOT);
        String api = config.text("api", "");
        String address = ApiQuery.addressOf(api);
        yaml.put("method", METHODS.contains(method) ? method : "POST");
        path(yaml, address);
        query(yaml, ApiQuery.of(api), config, ledger);
        yaml.put("encoding", method.equals("GET") ? "query" : "json");
        if (!METHODS.contains(method)) {
            ledger.note(
                    Kind.UNSUPPORTED,
                    config.placeOf("method"),
                    "method " + method + " is none of HTTP: POST stands for it");
        }
        if (!address.contains("/")) {
            ledger.note(
                    Kind.OPEN,
                    config.has("api") ? config.placeOf("api") : config.place(),
                    (address.isEmpty() ? "there is no \"api\"" : "\"" + address + "\" is a name, not a path")
                            + ": give the operation its path in the vendor's profile");
        }
    }

    /** Where the operation's name cannot say all of it. */
    private static void path(Map<String, Object> yaml, String address) {
        String path = address.replaceFirst("^/+", "");
        if (address.contains("/") && !Platforms.operationOf(address).equals(path)) {
            yaml.put("path", path.replaceAll("[{}]", ""));
        }
    }

    /** A profile is shared and kept in version control, so no credential goes into it. */
    private static void query(Map<String, Object> yaml, ApiQuery query, ConfigMap config, Ledger ledger) {
        if (!query.plain().isEmpty()) {
            yaml.put("query", query.plain());
        }
        if (!query.secret().isEmpty()) {
            ledger.note(
                    Kind.OPEN,
                    config.placeOf("api"),
                    String.join(", ", query.secret())
                            + " in the query of api looks like a credential and is left out of the vendor's profile:"
                            + " give it to the connection by the environment");
        }
    }
}
