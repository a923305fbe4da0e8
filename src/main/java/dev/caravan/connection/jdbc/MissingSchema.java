package dev.caravan.connection.jdbc;

import dev.caravan.config.NearestName;
import dev.caravan.connection.ConnectionException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a write lacks in the database, with the statement that makes it, its types told by the rows. Pure but for names. */
final class MissingSchema {
    private final Product product;
    private final String table;
    private final List<String> keys;
    private final Map<String, ColumnGuess> guesses = new LinkedHashMap<>();

    MissingSchema(Product product, String table, List<String> keys, List<Map<String, Object>> rows) {
        this.product = product;
        this.table = table;
        this.keys = List.copyOf(keys);
        keys.forEach(key -> guesses.put(key, ColumnGuess.NOTHING));
        rows.forEach(row -> row.forEach((name, value) -> guesses.merge(name, ColumnGuess.of(value), ColumnGuess::and)));
    }

    ConnectionException table(Connection connection) throws SQLException {
        String near = NearestName.of(table, tables(connection))
                .map(name -> "did you mean \"" + name + "\"? Else ")
                .orElse("");
        return ConnectionException.refused("there is no table " + table, near + "create it: " + createTable());
    }

    private Set<String> tables(Connection connection) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "VIEW"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private String createTable() {
        return "CREATE TABLE " + product.quoteTable(table) + " ("
                + guesses.keySet().stream().map(this::column).collect(Collectors.joining(", "))
                + ", PRIMARY KEY (" + quoted(keys) + "))";
    }

    ConnectionException columns(Collection<String> missing, Collection<String> known) {
        String names = missing.stream()
                .map(name -> name
                        + NearestName.of(name, known)
                                .map(near -> " (did you mean \"" + near + "\"?)")
                                .orElse(""))
                .collect(Collectors.joining(", "));
        String alter = missing.stream()
                .map(name -> "ALTER TABLE " + product.quoteTable(table) + " ADD COLUMN " + column(name))
                .collect(Collectors.joining("; "));
        return ConnectionException.refused(
                "table " + table + " has no column " + names, "correct the mapping, or: " + alter);
    }

    ConnectionException uniqueIndex() {
        return ConnectionException.refused(
                "table " + table + " has no unique index on " + String.join(", ", keys)
                        + ", without which an upsert would insert rows twice",
                "CREATE UNIQUE INDEX " + product.quote(table.substring(table.indexOf('.') + 1) + "_key") + " ON "
                        + product.quoteTable(table) + " (" + quoted(keys) + ")");
    }

    private String column(String name) {
        boolean key = keys.contains(name);
        ColumnGuess guess = guesses.getOrDefault(name, ColumnGuess.NOTHING);
        return product.quote(name) + " " + guess.type(product, key) + (key ? " NOT NULL" : "");
    }

    private String quoted(List<String> names) {
        return names.stream().map(product::quote).collect(Collectors.joining(", "));
    }

    /** The kind of column that takes all values seen so far. */
    enum ColumnGuess {
        NOTHING("TEXT", "VARCHAR(255)", "TEXT"),
        FLAG("BOOLEAN", "TINYINT(1)", "BOOLEAN"),
        WHOLE("BIGINT", "BIGINT", "INTEGER"),
        DECIMAL("NUMERIC", "DECIMAL(38, 10)", "NUMERIC"),
        TEXT("TEXT", "TEXT", "TEXT"),
        TREE("JSONB", "JSON", "TEXT");

        private final String postgresql;
        private final String mysql;
        private final String sqlite;

        ColumnGuess(String postgresql, String mysql, String sqlite) {
            this.postgresql = postgresql;
            this.mysql = mysql;
            this.sqlite = sqlite;
        }

        static ColumnGuess of(@Nullable Object value) {
            if (value == null) {
                return NOTHING;
            }
            if (value instanceof Number number) {
                return new BigDecimal(number.toString()).scale() > 0 ? DECIMAL : WHOLE;
            }
            if (value instanceof Boolean) {
                return FLAG;
            }
            return value instanceof String ? TEXT : TREE;
        }

        ColumnGuess and(ColumnGuess other) {
            if (this == other || other == NOTHING) {
                return this;
            }
            if (this == NOTHING) {
                return other;
            }
            boolean numbers = (this == WHOLE || this == DECIMAL) && (other == WHOLE || other == DECIMAL);
            return numbers ? DECIMAL : TEXT;
        }

        /** MySQL cannot index a text without a length. */
        String type(Product product, boolean key) {
            return switch (product) {
                case MYSQL -> key && this == TEXT ? "VARCHAR(255)" : mysql;
                case SQLITE -> sqlite;
                case POSTGRESQL -> postgresql;
                case OTHER -> this == TEXT || this == TREE || this == NOTHING ? "VARCHAR(4000)" : postgresql;
            };
        }
    }
}
