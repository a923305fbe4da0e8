package dev.caravan.connection.jdbc;

import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.TimeText;
import dev.caravan.json.RecordArray;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page by SQL. One row more than the page holds is asked for: it shows whether the key tells neighbours apart, without
 * which rows would be lost between pages. Thread-safe.
 */
final class PageReader {
    private final TimeText times;
    private final long maxBytes;
    private final int timeoutSeconds;
    private final ResultColumns columns;

    /**
     * @param maxBytes the largest page, as JSON
     * @param timeoutSeconds how long a query may run
     */
    PageReader(TimeText times, long maxBytes, int timeoutSeconds) {
        this.times = times;
        this.maxBytes = maxBytes;
        this.timeoutSeconds = timeoutSeconds;
        this.columns = new ResultColumns(timeoutSeconds);
    }

    List<RecordArray.Element> read(Connection connection, Map<String, Object> fields) throws SQLException {
        Product product = Product.of(connection);
        ReadRequest request = new ReadRequest(fields, product);
        Map<String, ColumnShape> found = columns.of(connection, product, request, times);
        ReadParameters parameters = new ReadParameters(request, found, product, times);
        parameters.checkWindow();
        if (!request.isByOffset() && request.field("after") == null) {
            checkKeys(connection, product, request, parameters, found);
        }
        try (PreparedStatement statement = prepare(connection, product, request.query(), parameters);
                ResultSet result = statement.executeQuery()) {
            List<ColumnShape> shown = columns.shown(result, product, request, found);
            List<RecordArray.Element> rows = rows(result, new RowReader(product, shown, times));
            return request.isByOffset() ? rows : page(rows, request);
        }
    }

    private PreparedStatement prepare(Connection connection, Product product, String text, ReadParameters parameters)
            throws SQLException {
        return NamedStatement.parse(text, product).prepare(connection, product, parameters::of, timeoutSeconds);
    }

    private void checkKeys(
            Connection connection,
            Product product,
            ReadRequest request,
            ReadParameters parameters,
            Map<String, ColumnShape> found)
            throws SQLException {
        if (!ResultColumns.find(found, request.key()).nullable()) {
            return;
        }
        try (PreparedStatement statement = prepare(connection, product, request.keylessQuery(), parameters);
                ResultSet rows = statement.executeQuery()) {
            if (rows.next()) {
                throw ConnectionException.refused(
                        "column " + request.key() + " is null in some rows, which no page would show",
                        "leave them out with where, or choose a key that is never null");
            }
        }
    }

    private List<RecordArray.Element> rows(ResultSet result, RowReader reader) throws SQLException {
        List<RecordArray.Element> rows = new ArrayList<>();
        long bytes = 0;
        while (result.next()) {
            RecordArray.Element row = reader.read(result);
            bytes += row.text().length();
            if (bytes > maxBytes) {
                throw ConnectionException.refused(
                        "the page is larger than max-body, " + maxBytes + " bytes",
                        "ask for smaller pages with pageSize, or raise max-body");
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<RecordArray.Element> page(List<RecordArray.Element> rows, ReadRequest request) {
        if (rows.size() <= request.limit()) {
            return rows;
        }
        List<RecordArray.Element> page = rows.subList(0, request.limit());
        Object last = value(page.get(page.size() - 1), request.key());
        if (Objects.equals(last, value(rows.get(request.limit()), request.key()))) {
            throw ConnectionException.refused(
                    "several rows have the same " + request.key() + ", so that some would be lost between two pages",
                    "choose a key that is unique, or use select-by-offset");
        }
        return page;
    }

    private static @Nullable Object value(RecordArray.Element row, String column) {
        Map<String, Object> content = row.content();
        return content == null ? null : content.get(column);
    }
}
