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
import java.util.List;
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

    /**
     * The columns as a page has them: the known ones, unless the table was altered since they were asked for. Values are read by
     * position and must not come under the names of others.
     */
    List<ColumnShape> shown(ResultSet page, Product product, ReadRequest request, Map<String, ColumnShape> asked)
            throws SQLException {
        ResultSetMetaData columns = page.getMetaData();
        if (areAlike(columns, List.copyOf(asked.values()))) {
            return List.copyOf(asked.values());
        }
        known.remove(request.source());
        return List.copyOf(shapes(columns, product).values());
    }

    private static boolean areAlike(ResultSetMetaData columns, List<ColumnShape> asked) throws SQLException {
        if (columns.getColumnCount() != asked.size()) {
            return false;
        }
        for (int i = 1; i <= asked.size(); i++) {
            ColumnShape one = asked.get(i - 1);
            if (!one.name().equals(columns.getColumnLabel(i))
                    || !one.typeName().equals(ColumnShape.typeName(columns, i))) {
                return false;
            }
        }
        return true;
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
        boolean filled = product == Product.SQLITE && result.next();
        Map<String, ColumnShape> shapes = shapes(result.getMetaData(), product);
        int column = 0;
        for (Map.Entry<String, ColumnShape> shape : shapes.entrySet()) {
            column++;
            if (filled && shape.getValue().typeName().isEmpty()) {
                shape.setValue(shape.getValue().like(result.getObject(column)));
            }
        }
        return shapes;
    }

    private static Map<String, ColumnShape> shapes(ResultSetMetaData columns, Product product) throws SQLException {
        Map<String, ColumnShape> shapes = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            ColumnShape shape = ColumnShape.of(columns, i, product);
            if (shapes.put(shape.name(), shape) != null) {
                throw ConnectionException.refused(
                        "two columns of the result are named " + shape.name(), "give one of them an alias: … AS name");
            }
        }
        return shapes;
    }
}
