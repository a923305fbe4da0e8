package dev.caravan.connection.jdbc;

import dev.caravan.connection.ConnectionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What Caravan knows of a database product beyond standard SQL. */
enum Product {
    SQLITE,
    POSTGRESQL,
    /** MySQL and MariaDB. */
    MYSQL,
    /** Any other with a JDBC driver, by standard SQL alone. */
    OTHER;

    /** The product a JDBC URL names. */
    static Product ofUrl(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        if (lower.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        return lower.startsWith("jdbc:mysql:") || lower.startsWith("jdbc:mariadb:") ? MYSQL : OTHER;
    }

    static Product of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (name.contains("sqlite")) {
            return SQLITE;
        }
        if (name.contains("postgres")) {
            return POSTGRESQL;
        }
        return name.contains("mysql") || name.contains("mariadb") ? MYSQL : OTHER;
    }

    /** A name as an identifier, whatever characters it has. */
    String quote(String name) {
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw ConnectionException.refused("\"" + name + "\" is not the name of a table or column", null);
        }
        // SQLite takes a name in double quotes that it does not know for a text
        String mark = this == MYSQL || this == SQLITE ? "`" : "\"";
        return mark + name.replace(mark, mark + mark) + mark;
    }

    /** A table's name, with its schema before a dot where it has one. */
    String quoteTable(String name) {
        return Arrays.stream(name.split("\\.", 2)).map(this::quote).collect(Collectors.joining("."));
    }

    /** The end of a query that is to give {@code rows} rows after the first {@code skip}. */
    String page(long rows, long skip) {
        return this == OTHER
                ? " OFFSET " + skip + " ROWS FETCH NEXT " + rows + " ROWS ONLY"
                : " LIMIT " + rows + (skip == 0 ? "" : " OFFSET " + skip);
    }

    /** Whether an insert can turn into an update of the row with the same key. */
    boolean hasOnConflict() {
        return this == SQLITE || this == POSTGRESQL;
    }
}
