package dev.caravan.connection.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written to.
 *
 * @param name as configured
 * @param columns by their own names, in their order
 */
record TableShape(String name, Map<String, ColumnShape> columns) {
    static TableShape read(Connection connection, String name, Product product) throws SQLException {
        String probe = "SELECT * FROM " + product.quoteTable(name) + " WHERE 1 = 0";
        Map<String, ColumnShape> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(probe);
                ResultSet result = statement.executeQuery()) {
            ResultSetMetaData found = result.getMetaData();
            for (int i = 1; i <= found.getColumnCount(); i++) {
                ColumnShape shape = ColumnShape.of(found, i, product);
                columns.put(shape.name(), shape);
            }
        }
        return new TableShape(name, columns);
    }

    /** The column of a field: of exactly its name, else the only one that differs in case alone. */
    @Nullable ColumnShape column(String field) {
        ColumnShape exact = columns.get(field);
        if (exact != null) {
            return exact;
        }
        List<ColumnShape> near = columns.values().stream()
                .filter(column -> column.name().equalsIgnoreCase(field))
                .toList();
        return near.size() == 1 ? near.get(0) : null;
    }
}
