package dev.caravan.connection.jdbc;

import dev.caravan.connection.TimeText;
import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import dev.caravan.json.RecordArray;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of a result into records, without loss: numbers keep their digits, bytes are Base64, times are as {@link
 * TimeText} says, JSON columns are what they hold. Immutable, thread-safe.
 */
final class RowReader {
    private static final int LAST_YEAR = 9999;

    private final Product product;
    private final List<ColumnShape> columns;
    private final TimeText times;

    RowReader(Product product, List<ColumnShape> columns, TimeText times) {
        this.product = product;
        this.columns = List.copyOf(columns);
        this.times = times;
    }

    /** The row the result stands at. */
    RecordArray.Element read(ResultSet rows) throws SQLException {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            record.put(columns.get(i).name(), value(rows, i + 1, columns.get(i)));
        }
        return new RecordArray.Element(record, Json.write(record));
    }

    private @Nullable Object value(ResultSet rows, int index, ColumnShape column) throws SQLException {
        if (product == Product.SQLITE) {
            return plain(rows.getObject(index));
        }
        return switch (column.type()) {
            case Types.DATE -> date(rows.getObject(index, LocalDate.class), rows.getString(index));
            case Types.TIMESTAMP -> local(rows.getObject(index, LocalDateTime.class), rows.getString(index));
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                instant(rows.getObject(index, OffsetDateTime.class), rows.getString(index));
            case Types.TIME, Types.TIME_WITH_TIMEZONE, Types.CLOB, Types.NCLOB -> rows.getString(index);
            case Types.BLOB -> plain(rows.getBytes(index));
            case Types.NUMERIC, Types.DECIMAL -> decimal(rows, index);
            default -> column.isJson() ? json(rows.getString(index)) : plain(rows.getObject(index));
        };
    }

    /** What Java's calendar does not have, such as infinity or 0000-00-00, stays the database's own text. */
    private static @Nullable Object date(@Nullable LocalDate date, @Nullable String text) {
        return date == null || Math.abs(date.getYear()) > LAST_YEAR ? text : date.toString();
    }

    private @Nullable Object local(@Nullable LocalDateTime time, @Nullable String text) {
        return time == null || Math.abs(time.getYear()) > LAST_YEAR ? text : times.write(time);
    }

    private @Nullable Object instant(@Nullable OffsetDateTime time, @Nullable String text) {
        return time == null || Math.abs(time.getYear()) > LAST_YEAR ? text : times.write(time);
    }

    /** PostgreSQL's numbers may be NaN, which is no number in JSON. */
    private static @Nullable Object decimal(ResultSet rows, int index) throws SQLException {
        String text = rows.getString(index);
        if (text == null || !Character.isDigit(text.charAt(text.length() - 1))) {
            return text;
        }
        return number(new BigDecimal(text));
    }

    private @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value instanceof Array array ? list((Object[]) array.getArray()) : value.toString();
    }

    private static Object number(Number value) {
        if (value instanceof Double || value instanceof Float) {
            return floating(value.toString());
        }
        BigDecimal number = new BigDecimal(value.toString());
        return number.scale() <= 0 ? whole(number.toBigInteger()) : number;
    }

    private List<@Nullable Object> list(@Nullable Object[] elements) throws SQLException {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object element : elements) {
            list.add(element instanceof Object[] inner ? list(inner) : plain(element));
        }
        return list;
    }

    /** As JSON is read everywhere: the smallest type that holds it. */
    private static Number whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private static Object floating(String text) {
        return text.endsWith("N") || text.endsWith("y") ? text : new BigDecimal(text);
    }

    private static @Nullable Object json(@Nullable String text) {
        try {
            return text == null ? null : Json.parse(text);
        } catch (JsonException malformed) {
            return text;
        }
    }
}
