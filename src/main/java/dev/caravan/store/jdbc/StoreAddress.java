package dev.caravan.store.jdbc;

import dev.caravan.store.StoreException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A JDBC URL of a store: which kind of database, and a form that may be shown (without credentials).
 *
 * @param url as given
 * @param shown without parameters and user information
 */
record StoreAddress(String url, String shown, Kind kind) {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private static final String MARIADB = "jdbc:mariadb:";
    private static final String MYSQL = "jdbc:mysql:";

    enum Kind {
        SQLITE,
        POSTGRESQL,
        MYSQL
    }

    static StoreAddress of(String url) {
        String trimmed = url.strip();
        String lower = trimmed.toLowerCase(Locale.ROOT);
        if (lower.startsWith(SQLITE)) {
            return new StoreAddress(trimmed, hideCredentials(trimmed), Kind.SQLITE);
        }
        if (lower.startsWith(POSTGRESQL)) {
            return new StoreAddress(trimmed, hideCredentials(trimmed), Kind.POSTGRESQL);
        }
        if (lower.startsWith(MARIADB) || lower.startsWith(MYSQL)) {
            return new StoreAddress(trimmed, hideCredentials(trimmed), Kind.MYSQL);
        }
        throw new StoreException("The store URL " + scheme(trimmed)
                + "… names no database that Caravan can keep its records in; expected jdbc:sqlite:<file>,"
                + " jdbc:postgresql://<host>/<database>, jdbc:mariadb://<host>/<database>,"
                + " jdbc:mysql://<host>/<database> or mongodb://<host>/<database>. Set caravan.store.url.");
    }

    /** The database file of a SQLite URL. */
    Path file() {
        String rest = withoutParameters(url.substring(SQLITE.length()));
        String path = rest.startsWith("file:") ? rest.substring("file:".length()) : rest;
        if (path.isBlank() || path.startsWith(":") || url.contains("mode=memory")) {
            throw new StoreException("The store URL " + shown + " names no file. Records must survive the process:"
                    + " expected e.g. jdbc:sqlite:data/caravan.db. Set caravan.store.url.");
        }
        return Path.of(path);
    }

    private static String hideCredentials(String url) {
        return withoutParameters(url).replaceFirst("//.*@", "//");
    }

    private static String withoutParameters(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? url : url.substring(0, mark);
    }

    private static String scheme(String url) {
        int end = url.indexOf(':', url.startsWith("jdbc:") ? "jdbc:".length() : 0);
        return end < 0 ? "" : url.substring(0, end + 1);
    }
}
