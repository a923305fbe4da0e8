package dev.caravan.connection.jdbc;

import dev.caravan.config.NearestName;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.TimeText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The columns of what is read, asked for once per statement: there are as many as reads are configured. Thread-safe. */
final class ResultColumns {
    private final int timeoutSeconds;
    private final Map<String, Map<String, ColumnShape>> known = new ConcurrentHashMap<>();

    ResultColumns(int timeoutSeconds) {
        this.timeoutSeconds = timeoutSeconds;
    }

    /** The columns by name, in their order; those that the read sorts and filters by are among them. */
    Map<String, ColumnShape> of(Connection connection, Product product, ReadRequest request, TimeText times)
            throws SQLException {
        Map<String, ColumnShape> columns = known.get(request.source());
        if (columns == null) {
            columns = ask(connection, product, request, times);
            known.put(request.source(), columns);
        }
        for (String name : request.sortedBy()) {
            find(columns, name);
        }
        return columns;
    }

    static ColumnShape find(Map<String, ColumnShape> columns, String name) {
        ColumnShape column = columns.get(name);
        if (column == null) {
            throw ConnectionException.refused(
                    NearestName.unknown("column", name, columns.keySet()), "name it among the columns that are read");
        }
        return column;
    }

    private Map<String, ColumnShape> ask(Connection connection, Product product, ReadRequest request, TimeText times)
            throws SQLException {
        // SQLite tells the type of an expression by its first value
        String probe = request.source() + (product == Product.SQLITE ? product.page(1, 0) : " WHERE 1 = 0");
        ReadParameters parameters = new ReadParameters(request, Map.of(), product, times);
        try (PreparedStatement statement = NamedStatement.parse(probe, product)
                        .prepare(connection, product, parameters::of, timeoutSeconds);
                ResultSet result = statement.executeQuery()) {
            return shapes(result, product);
        }
    }

    private static Map<String, ColumnShape> shapes(ResultSet result, Product product) throws SQLException {
        Map<String, ColumnShape> shapes = new LinkedHashMap<>();
        ResultSetMetaData columns = result.getMetaData();
        boolean filled = product == Product.SQLITE && result.next();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            ColumnShape shape = ColumnShape.of(columns, i, product);
            if (filled && shape.typeName().isEmpty()) {
                shape = shape.like(result.getObject(i));
            }
            if (shapes.put(shape.name(), shape) != null) {
                throw ConnectionException.refused(
                        "two columns of the result are named " + shape.name(), "give one of them an alias: … AS name");
            }
        }
        return shapes;
    }
}
