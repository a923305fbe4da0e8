package dev.caravan.connection.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that insert a row, or change the columns it has when a row with its key exists. Pure.
 *
 * @param insertFirst whether the database's insert itself becomes an update; else an update is tried before an insert
 */
record UpsertStatements(Product product, String table, List<String> keys, boolean insertFirst) {
    UpsertStatements {
        keys = List.copyOf(keys);
    }

    ReadyRow row(int index, List<String> columns, List<Parameter> parameters) {
        if (insertFirst) {
            return new ReadyRow(index, new ReadyRow.Bound(insert(columns) + onConflict(columns), parameters), null);
        }
        return new ReadyRow(index, update(columns, parameters), otherwise(columns, parameters));
    }

    private ReadyRow.@Nullable Bound otherwise(List<String> columns, List<Parameter> parameters) {
        return new ReadyRow.Bound(insert(columns), parameters);
    }

    private String insert(List<String> columns) {
        return "INSERT INTO " + table + " (" + quoted(columns) + ") VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private String onConflict(List<String> columns) {
        List<String> changed = new ArrayList<>(columns);
        changed.removeAll(keys);
        if (product == Product.MYSQL) {
            return " ON DUPLICATE KEY UPDATE "
                    + (changed.isEmpty() ? keys.subList(0, 1) : changed)
                            .stream()
                                    .map(product::quote)
                                    .map(column -> column + " = VALUES(" + column + ")")
                                    .collect(Collectors.joining(", "));
        }
        return " ON CONFLICT (" + quoted(keys) + ") DO "
                + (changed.isEmpty()
                        ? "NOTHING"
                        : "UPDATE SET "
                                + changed.stream()
                                        .map(product::quote)
                                        .map(column -> column + " = excluded." + column)
                                        .collect(Collectors.joining(", ")));
    }

    /** A row that has nothing but its key is set to itself, which tells whether it is there. */
    private ReadyRow.Bound update(List<String> columns, List<Parameter> parameters) {
        List<String> set = new ArrayList<>();
        List<Parameter> bound = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!keys.contains(columns.get(i)) || columns.size() == keys.size()) {
                set.add(product.quote(columns.get(i)) + " = ?");
                bound.add(parameters.get(i));
            }
        }
        List<String> where = new ArrayList<>();
        for (String key : keys) {
            where.add(product.quote(key) + " = ?");
            bound.add(parameters.get(columns.indexOf(key)));
        }
        return new ReadyRow.Bound(
                "UPDATE " + table + " SET " + String.join(", ", set) + " WHERE " + String.join(" AND ", where), bound);
    }

    private String quoted(List<String> columns) {
        return columns.stream().map(product::quote).collect(Collectors.joining(", "));
    }
}
