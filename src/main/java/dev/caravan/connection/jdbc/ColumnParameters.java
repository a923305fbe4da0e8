package dev.caravan.connection.jdbc;

import dev.caravan.connection.TimeText;
import dev.caravan.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns values of a mapped row into parameters of their columns, without loss: what a column would round, cut or guess is
 * refused. An empty text is null where the column is not of text. Immutable, thread-safe.
 */
final class ColumnParameters {
    private static final Parameter NULL = Parameter.of(null);
    static final int LARGEST_SCALE = 1000;

    private final Product product;
    private final TimeText times;

    ColumnParameters(Product product, TimeText times) {
        this.product = product;
        this.times = times;
    }

    /**
     * The parameter of a column.
     *
     * @throws RefusedValueException naming the column, what it takes and what kind of value the row has
     */
    Parameter of(ColumnShape column, @Nullable Object value) throws RefusedValueException {
        if (value == null || !column.isText() && value instanceof String text && text.isBlank()) {
            return NULL;
        }
        if (column.isText()) {
            return text(column, value);
        }
        return column.isWholeNumber() || column.isDecimal() || column.isFloat()
                ? numeric(column, value)
                : other(column, value);
    }

    private Parameter numeric(ColumnShape column, Object value) throws RefusedValueException {
        if (column.isWholeNumber()) {
            return wholeNumber(column, value);
        }
        return column.isDecimal() ? decimal(column, value) : floating(column, value);
    }

    private Parameter other(ColumnShape column, Object value) throws RefusedValueException {
        if (column.isFlag()) {
            return flag(column, value);
        }
        return column.isBinary() ? binary(column, value) : timeOrOther(column, value);
    }

    private Parameter text(ColumnShape column, Object value) throws RefusedValueException {
        String text = plain(value);
        int length = text.codePointCount(0, text.length());
        if (column.size() > 0 && length > column.size() && column.type() != Types.CLOB) {
            throw new RefusedValueException(
                    column, "at most " + column.size() + " characters", "a text of " + length + " characters");
        }
        return Parameter.text(text, product);
    }

    private Parameter wholeNumber(ColumnShape column, Object value) throws RefusedValueException {
        if (value instanceof Boolean flag) {
            return Parameter.of(flag ? 1L : 0L);
        }
        BigDecimal number = number(value);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            throw new RefusedValueException(column, "a whole number", kind(value));
        }
        if (BinaryNumbers.isLong(number)) {
            return Parameter.of(number.longValueExact());
        }
        return product == Product.SQLITE
                ? sqliteNumber(column, number)
                : Parameter.of(number.setScale(0, RoundingMode.UNNECESSARY));
    }

    private Parameter decimal(ColumnShape column, Object value) throws RefusedValueException {
        BigDecimal number = number(value);
        if (number == null) {
            throw new RefusedValueException(column, "a number", kind(value));
        }
        int scale = Math.max(0, number.stripTrailingZeros().scale());
        if (column.size() > 0 && scale > column.scale()) {
            throw new RefusedValueException(
                    column,
                    "at most " + column.scale() + " digits after the point",
                    "a number with " + scale + "; round it in the mapping");
        }
        return product == Product.SQLITE ? sqliteNumber(column, number) : Parameter.of(number);
    }

    private static Parameter sqliteNumber(ColumnShape column, BigDecimal number) throws RefusedValueException {
        Number kept = BinaryNumbers.ofSqlite(number);
        if (kept == null) {
            throw new RefusedValueException(
                    column,
                    "at most " + BinaryNumbers.DOUBLE_DIGITS + " digits in SQLite",
                    "a number with " + BinaryNumbers.digits(number) + "; make it a TEXT column");
        }
        return Parameter.of(kept);
    }

    private static Parameter floating(ColumnShape column, Object value) throws RefusedValueException {
        BigDecimal number = number(value);
        if (number == null || Double.isInfinite(number.doubleValue())) {
            throw new RefusedValueException(column, "a number", kind(value));
        }
        boolean small = column.type() == Types.REAL;
        Double kept = small ? BinaryNumbers.ofFloat(number) : BinaryNumbers.ofDouble(number);
        if (kept == null) {
            throw new RefusedValueException(
                    column,
                    "at most " + (small ? BinaryNumbers.FLOAT_DIGITS : BinaryNumbers.DOUBLE_DIGITS) + " digits",
                    "a number with " + BinaryNumbers.digits(number) + "; round it in the mapping");
        }
        return Parameter.of(kept);
    }

    private Parameter flag(ColumnShape column, Object value) throws RefusedValueException {
        String text = value.toString().strip().toLowerCase(Locale.ROOT);
        boolean on = text.equals("true") || text.equals("1");
        if (!on && !text.equals("false") && !text.equals("0")) {
            throw new RefusedValueException(column, "true or false, 1 or 0", kind(value));
        }
        return product == Product.SQLITE ? Parameter.of(on ? 1L : 0L) : Parameter.of(on);
    }

    private static Parameter binary(ColumnShape column, Object value) throws RefusedValueException {
        try {
            return Parameter.of(Base64.getDecoder().decode(value.toString().strip()));
        } catch (IllegalArgumentException malformed) {
            throw new RefusedValueException(column, "bytes as Base64", kind(value));
        }
    }

    private Parameter timeOrOther(ColumnShape column, Object value) throws RefusedValueException {
        if (column.type() == Types.DATE || column.isMoment()) {
            try {
                return moment(column, value.toString());
            } catch (DateTimeException malformed) {
                throw new RefusedValueException(
                        column,
                        column.isMoment() ? "a time such as 2024-01-31 08:00:00" : "a date such as 2024-01-31",
                        kind(value));
            }
        }
        boolean dynamic = product == Product.SQLITE && value instanceof Number;
        return dynamic
                ? sqliteNumber(column, new BigDecimal(value.toString()))
                : Parameter.text(json(column, value), product);
    }

    private Parameter moment(ColumnShape column, String text) {
        if (column.type() == Types.DATE) {
            return product == Product.SQLITE
                    ? Parameter.of(times.date(text).toString())
                    : Parameter.of(times.date(text));
        }
        if (column.type() == Types.TIMESTAMP_WITH_TIMEZONE) {
            return Parameter.of(times.instant(text));
        }
        return product == Product.SQLITE
                ? Parameter.of(times.write(times.local(text)))
                : Parameter.of(times.local(text));
    }

    /** A JSON column takes what stands there as JSON already, and any other value as a JSON value. */
    private static String json(ColumnShape column, Object value) {
        return column.isJson() && !(value instanceof String) ? Json.write(value) : plain(value);
    }

    /** A value as text: numbers without exponent, trees as JSON. */
    static String plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Map || value instanceof Iterable ? Json.write(value) : value.toString();
    }

    private static @Nullable BigDecimal number(Object value) {
        if (!(value instanceof Number) && !(value instanceof String)) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value.toString().strip());
            return Math.abs((long) number.scale()) > LARGEST_SCALE ? null : number;
        } catch (NumberFormatException malformed) {
            return null;
        }
    }

    /** What a value is, for people; never the value itself. */
    private static String kind(Object value) {
        if (value instanceof String text) {
            return "a text of " + text.length() + " characters";
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().scale() > 0
                    ? "a number with decimals"
                    : "a whole number";
        }
        return value instanceof Boolean ? "true or false" : value instanceof Map ? "an object" : "a list";
    }
}
