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
        ReadChecks checks = new ReadChecks(connection, product, times, timeoutSeconds);
        if (request.isFirst()) {
            checks.beforeFirst(request, found);
        }
        List<RecordArray.Element> rows = rows(connection, product, request, parameters, found);
        if (request.isByOffset() || rows.size() <= request.limit()) {
            return rows;
        }
        List<RecordArray.Element> page = rows.subList(0, request.limit());
        Object last = value(page.get(page.size() - 1), request.key());
        if (last == null || last.equals(value(rows.get(request.limit()), request.key()))) {
            throw ReadChecks.sharedKey(request.key());
        }
        checks.afterPage(request, found, last);
        return page;
    }

    private List<RecordArray.Element> rows(
            Connection connection,
            Product product,
            ReadRequest request,
            ReadParameters parameters,
            Map<String, ColumnShape> found)
            throws SQLException {
        try (PreparedStatement statement = NamedStatement.parse(request.query(), product)
                        .prepare(connection, product, parameters::of, timeoutSeconds);
                ResultSet result = statement.executeQuery()) {
            List<ColumnShape> shown = columns.shown(result, product, request, found);
            return rows(result, new RowReader(product, shown, times));
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

    private static @Nullable Object value(RecordArray.Element row, String column) {
        Map<String, Object> content = row.content();
        return content == null ? null : content.get(column);
    }
}
