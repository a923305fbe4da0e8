package dev.caravan.connection.jdbc;

import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.TimeText;
import dev.caravan.connection.WriteTally;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes rows into upserts of a table; rows that the table's columns do not take are refused. One call. */
final class UpsertRows {
    private final TableShape table;
    private final List<String> keys;
    private final ColumnParameters parameters;
    private final UpsertStatements statements;

    private UpsertRows(TableShape table, List<String> keys, ColumnParameters parameters, UpsertStatements statements) {
        this.table = table;
        this.keys = keys;
        this.parameters = parameters;
        this.statements = statements;
    }

    /**
     * For rows of one call.
     *
     * @param key the key columns, separated by commas
     * @throws ConnectionException when table, columns or unique index are missing, with the statement that makes them
     */
    static UpsertRows of(
            Connection connection,
            Product product,
            String name,
            String key,
            TimeText times,
            List<Map<String, Object>> rows)
            throws SQLException {
        List<String> keyFields = Arrays.stream(key.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        MissingSchema missing = new MissingSchema(product, name, keyFields, rows);
        TableShape table = table(connection, product, name, missing);
        Set<String> unknown = new TreeSet<>();
        rows.forEach(row -> row.keySet().stream()
                .filter(field -> table.column(field) == null)
                .forEach(unknown::add));
        keyFields.stream().filter(field -> table.column(field) == null).forEach(unknown::add);
        if (!unknown.isEmpty()) {
            throw missing.columns(unknown, table.columns().keySet());
        }
        List<String> keys =
                keyFields.stream().map(field -> columnOf(table, field).name()).toList();
        boolean insertFirst = product.hasOnConflict();
        if (product == Product.MYSQL) {
            UniqueKeys unique = UniqueKeys.read(connection, name);
            if (!unique.has(keys)) {
                throw missing.uniqueIndex();
            }
            insertFirst = unique.hasOnly(keys);
        }
        UpsertStatements statements = new UpsertStatements(product, product.quoteTable(name), keys, insertFirst);
        return new UpsertRows(table, keys, new ColumnParameters(product, times), statements);
    }

    private static TableShape table(Connection connection, Product product, String name, MissingSchema missing)
            throws SQLException {
        try {
            return TableShape.read(connection, name, product);
        } catch (SQLException failed) {
            if (SqlFault.of(failed, product) == SqlFault.TABLE) {
                throw missing.table(connection);
            }
            throw failed;
        }
    }

    private static ColumnShape columnOf(TableShape table, String field) {
        ColumnShape column = table.column(field);
        if (column == null) {
            throw ConnectionException.refused("table " + table.name() + " has no column " + field, null);
        }
        return column;
    }

    /** The rows that can be sent; the others are in the tally. */
    List<ReadyRow> ready(List<Map<String, Object>> rows, WriteTally tally) {
        List<ReadyRow> ready = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                ready.add(ready(i, rows.get(i)));
            } catch (RefusedValueException refused) {
                tally.rejected(i, refused.column(), refused.sentence());
            }
        }
        return ready;
    }

    private ReadyRow ready(int index, Map<String, Object> row) throws RefusedValueException {
        List<String> columns = new ArrayList<>();
        List<Parameter> values = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> field : row.entrySet()) {
            ColumnShape column = columnOf(table, field.getKey());
            if (columns.contains(column.name())) {
                throw new RefusedValueException(column.name(), "the row has two fields for column " + column.name());
            }
            columns.add(column.name());
            values.add(parameters.of(column, field.getValue()));
        }
        for (String key : keys) {
            int at = columns.indexOf(key);
            Object value = at < 0 ? null : values.get(at).value();
            if (value == null || value.equals("")) {
                throw new RefusedValueException(key, "the row has no value for its key, column " + key);
            }
        }
        return statements.row(index, columns, values);
    }
}
