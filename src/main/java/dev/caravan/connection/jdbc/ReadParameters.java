package dev.caravan.connection.jdbc;

import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.TimeText;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a page's query: where it goes on, the window's bounds, and the request's own fields, each as the column
 * it is compared with needs it. Immutable.
 */
final class ReadParameters {
    /** The window's bounds are whole seconds, both included; columns may be finer. */
    private static final long GRANULARITY_SECONDS = 1;

    private final ReadRequest request;
    private final Map<String, ColumnShape> columns;
    private final Product product;
    private final TimeText times;

    ReadParameters(ReadRequest request, Map<String, ColumnShape> columns, Product product, TimeText times) {
        this.request = request;
        this.columns = columns;
        this.product = product;
        this.times = times;
    }

    Parameter of(String name) {
        Object value = request.field(name);
        if (value == null) {
            throw ConnectionException.refused(
                    "the statement names :" + name + ", and the request has no field " + name,
                    "set request." + name + " on the pull");
        }
        return switch (name) {
            case "after" -> after(columns.get(request.key()), value.toString());
            case "from" -> bound(Instant.parse(value.toString()));
            case "to" -> bound(Instant.parse(value.toString()).plusSeconds(GRANULARITY_SECONDS));
            default -> free(name, value);
        };
    }

    private Parameter free(String name, Object value) {
        try {
            return FreeParameters.of(name, value, product);
        } catch (RefusedValueException refused) {
            throw ConnectionException.refused(refused.sentence(), null);
        }
    }

    /** The last key as its column has it; PostgreSQL finds that out itself. */
    private Parameter after(@Nullable ColumnShape column, String text) {
        if (column == null || product == Product.POSTGRESQL) {
            return Parameter.text(text, product);
        }
        boolean number = column.isWholeNumber() || column.isDecimal() || column.isFloat();
        if (product == Product.SQLITE && !number) {
            return Parameter.of(text);
        }
        try {
            return new ColumnParameters(product, times).of(column, text);
        } catch (RefusedValueException unreadable) {
            throw ConnectionException.refused(
                    "the list cannot go on after the last row: " + unreadable.sentence(),
                    "sort by a column of numbers, texts or times");
        }
    }

    private Parameter bound(Instant instant) {
        return switch (product) {
            // an untyped text with an offset suits columns with and without a zone
            case POSTGRESQL -> Parameter.text(times.write(instant), product);
            case SQLITE -> Parameter.of(times.write(times.local(instant)));
            case MYSQL -> Parameter.of(times.local(instant));
            case OTHER -> zoned() ? Parameter.of(instant.atOffset(ZoneOffset.UTC)) : Parameter.of(times.local(instant));
        };
    }

    private boolean zoned() {
        ColumnShape column = request.isFiltered() ? columns.get(request.modified()) : null;
        return column != null && column.type() == Types.TIMESTAMP_WITH_TIMEZONE;
    }

    /** Refuses to compare times with a column that has none: it would find nothing, or too little. */
    void checkWindow() {
        if (!request.isFiltered()) {
            return;
        }
        ColumnShape column = columns.get(request.modified());
        boolean suits = column != null && (column.isMoment() || product == Product.SQLITE && !isNumber(column));
        if (!suits) {
            throw ConnectionException.refused(
                    "column " + request.modified() + " is "
                            + (column == null ? "not there" : column.typeName())
                            + ": a window needs a column with date and time",
                    "name another column, or read all with window=none");
        }
    }

    private static boolean isNumber(ColumnShape column) {
        return column.isWholeNumber() || column.isFloat() || column.isFlag();
    }
}
