package dev.caravan.connection.jdbc;

import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.TimeText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks for rows that a read would leave out without a word, by queries of their own. One page. */
final class ReadChecks {
    private static final Pattern LOCAL_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?");

    private final Connection connection;
    private final Product product;
    private final TimeText times;
    private final int timeoutSeconds;

    ReadChecks(Connection connection, Product product, TimeText times, int timeoutSeconds) {
        this.connection = connection;
        this.product = product;
        this.times = times;
        this.timeoutSeconds = timeoutSeconds;
    }

    /** Before the first page: rows that no page or no window would show. */
    void beforeFirst(ReadRequest request, Map<String, ColumnShape> columns) throws SQLException {
        if (product == Product.SQLITE && request.isFiltered()) {
            checkTimes(request, columns);
        }
        if (!request.isByOffset() && ResultColumns.find(columns, request.key()).nullable()) {
            checkKeys(request, columns);
        }
    }

    private void checkKeys(ReadRequest request, Map<String, ColumnShape> columns) throws SQLException {
        try (PreparedStatement statement = prepare(request.keylessQuery(), request, columns);
                ResultSet rows = statement.executeQuery()) {
            if (rows.next()) {
                throw ConnectionException.refused(
                        "column " + request.key() + " is null in some rows, which no page would show",
                        "leave them out with where, or choose a key that is never null");
            }
        }
    }

    /**
     * SQLite keeps any value in any column, and compares texts by their characters: only times that are written as the bounds of
     * a window are found by them. The least and the greatest value are looked at; numbers come before texts, other bytes after.
     */
    private void checkTimes(ReadRequest request, Map<String, ColumnShape> columns) throws SQLException {
        try (PreparedStatement statement = prepare(request.timesQuery(), request, columns);
                ResultSet times = statement.executeQuery()) {
            for (int i = 1; times.next() && i <= 2; i++) {
                Object value = times.getObject(1);
                boolean suits =
                        value instanceof String text && LOCAL_TIME.matcher(text).matches();
                if (value != null && !suits) {
                    throw ConnectionException.refused(
                            "column " + request.modified() + " holds "
                                    + (value instanceof String ? "other texts" : "other values")
                                    + " than times such as 2024-01-31 08:00:00, which a window would not find",
                            "make them such times in a sql of your own, name another column, or read all with window=none");
                }
            }
        }
    }

    /**
     * Refuses a page after whose last row others have a key that the database takes for the same, such as a and A: they would be
     * lost between two pages.
     */
    void afterPage(ReadRequest request, Map<String, ColumnShape> columns, Object last) throws SQLException {
        ColumnShape key = ResultColumns.find(columns, request.key());
        boolean exact = key.isWholeNumber() || key.isDecimal() || key.isFloat() || key.isMoment();
        if (exact || key.isFlag() || key.type() == Types.DATE) {
            return;
        }
        ReadRequest alike = request.after(last);
        try (PreparedStatement statement = prepare(alike.secondOfKeyQuery(), alike, columns);
                ResultSet rows = statement.executeQuery()) {
            if (rows.next()) {
                throw sharedKey(request.key());
            }
        }
    }

    static ConnectionException sharedKey(String key) {
        return ConnectionException.refused(
                "several rows have the same " + key + ", so that some would be lost between two pages",
                "choose a key that is unique, or use select-by-offset");
    }

    private PreparedStatement prepare(String text, ReadRequest request, Map<String, ColumnShape> columns)
            throws SQLException {
        ReadParameters parameters = new ReadParameters(request, columns, product, times);
        return NamedStatement.parse(text, product).prepare(connection, product, parameters::of, timeoutSeconds);
    }
}
