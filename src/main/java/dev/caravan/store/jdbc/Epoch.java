package dev.caravan.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Between the tables' epoch milliseconds and Java's times. Times beyond the range of milliseconds become its ends. */
final class Epoch {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Epoch() {}

    static long millis(Instant time) {
        if (time.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        return time.isAfter(LAST) ? Long.MAX_VALUE : time.toEpochMilli();
    }

    /** Never negative: a deadline in the past is due at once. */
    static long millis(Duration duration) {
        return duration.isNegative() ? 0 : duration.toMillis();
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
