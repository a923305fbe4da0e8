package dev.caravan.connection.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * A value of a statement. Never part of its text.
 *
 * @param value null, a {@code Boolean}, {@code Long}, {@code Double}, {@code BigDecimal}, {@code byte[]}, a value of {@code
 *     java.time}, or text
 * @param untyped whether the database is to find out itself what a text stands for (PostgreSQL)
 */
record Parameter(@Nullable Object value, boolean untyped) {
    static Parameter of(@Nullable Object value) {
        return new Parameter(value, false);
    }

    static Parameter text(String text, Product product) {
        return new Parameter(text, product == Product.POSTGRESQL);
    }

    void bind(PreparedStatement statement, int index) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof String text && untyped) {
            statement.setObject(index, text, Types.OTHER);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof BigDecimal number) {
            statement.setBigDecimal(index, number);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            statement.setObject(index, value);
        }
    }
}
