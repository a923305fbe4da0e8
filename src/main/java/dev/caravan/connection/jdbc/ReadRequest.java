package dev.caravan.connection.jdbc;

import dev.caravan.connection.ConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page of a read asks for, made of the request's fields: {@code table}, {@code columns}, {@code where} or {@code sql};
 * {@code key} and {@code after}, or {@code order} and {@code offset}; {@code limit}; {@code modified}, {@code from} and
 * {@code to}. Immutable.
 */
final class ReadRequest {
    private final Map<String, Object> fields;
    private final Product product;

    ReadRequest(Map<String, Object> fields, Product product) {
        this.fields = fields;
        this.product = product;
    }

    /** The rows before they are filtered, sorted and cut into pages. */
    String source() {
        String sql = text("sql");
        if (sql != null) {
            String inner = sql.strip().replaceFirst("[;\\s]+$", "");
            return "SELECT * FROM (\n" + inner + "\n) caravan_rows";
        }
        String table = text("table");
        if (table == null) {
            throw ConnectionException.refused("name what is read: table=<table>, or sql=<select>", null);
        }
        return "SELECT " + columns() + " FROM " + product.quoteTable(table);
    }

    private String columns() {
        String columns = text("columns");
        return columns == null || columns.strip().equals("*")
                ? "*"
                : names(columns).stream().map(product::quote).collect(Collectors.joining(", "));
    }

    /** The whole query with named parameters. */
    String query() {
        List<String> conditions = conditions();
        if (field("after") != null) {
            conditions.add(product.quote(key()) + " > :after");
        }
        return source() + where(conditions) + " ORDER BY " + order()
                + product.page(isByOffset() ? limit() : limit() + 1, offset());
    }

    /** A query for rows that no page would show, because their key is null. */
    String keylessQuery() {
        List<String> conditions = conditions();
        conditions.add(product.quote(key()) + " IS NULL");
        return source() + where(conditions) + product.page(1, 0);
    }

    /** A query for a second row whose key the database takes for the same as {@code after}. */
    String secondOfKeyQuery() {
        List<String> conditions = conditions();
        conditions.add(product.quote(key()) + " = :after");
        return source() + where(conditions) + product.page(1, 1);
    }

    /** A query for the least and the greatest time of change, whatever the window; each by an index if there is one. */
    String timesQuery() {
        String column = product.quote(modified());
        String rows = "(" + source() + where(ownConditions()) + ") caravan_times";
        return "SELECT min(" + column + ") FROM " + rows + " UNION ALL SELECT max(" + column + ") FROM " + rows;
    }

    /** The same request for the page after a key. */
    ReadRequest after(Object key) {
        Map<String, Object> other = new HashMap<>(fields);
        other.put("after", key);
        return new ReadRequest(other, product);
    }

    boolean isFirst() {
        return isByOffset() ? offset() == 0 : field("after") == null;
    }

    private List<String> ownConditions() {
        List<String> conditions = new ArrayList<>();
        String where = text("where");
        if (where != null && text("sql") == null) {
            conditions.add("(" + where + "\n)");
        }
        return conditions;
    }

    private List<String> conditions() {
        List<String> conditions = ownConditions();
        if (isFiltered()) {
            String column = product.quote(modified());
            conditions.add(column + " >= :from AND " + column + " < :to");
        }
        return conditions;
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private String order() {
        return sortedBy().stream().map(product::quote).collect(Collectors.joining(", "));
    }

    /** The columns that sort the list. */
    List<String> sortedBy() {
        if (!isByOffset()) {
            return List.of(key());
        }
        String order = text("order");
        if (order == null) {
            throw ConnectionException.refused("name the columns that sort the list: order=<columns>", null);
        }
        return names(order);
    }

    /** Whether the window's bounds are laid over the source, because it does not name them itself. */
    boolean isFiltered() {
        return field("from") != null && !NamedStatement.parse(source(), product).names("from");
    }

    String modified() {
        String modified = text("modified");
        if (modified == null) {
            throw ConnectionException.refused(
                    "name the column with the time of the last change: modified=<column>", null);
        }
        return modified;
    }

    boolean isByOffset() {
        return field("offset") != null;
    }

    String key() {
        String key = text("key");
        if (key == null) {
            throw ConnectionException.refused("name the column that sorts and identifies the rows: key=<column>", null);
        }
        return key;
    }

    int limit() {
        return field("limit") instanceof Number limit ? limit.intValue() : 1;
    }

    private long offset() {
        return field("offset") instanceof Number offset ? offset.longValue() : 0;
    }

    @Nullable Object field(String name) {
        return fields.get(name);
    }

    private @Nullable String text(String name) {
        Object value = fields.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
