package dev.caravan.connection.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row made into statements.
 *
 * @param index of the row in its call
 * @param first what is executed
 * @param otherwise what is executed when the first changed no row, null = nothing
 */
record ReadyRow(int index, Bound first, @Nullable Bound otherwise) {
    /** A statement with its parameters. */
    record Bound(String sql, List<Parameter> parameters) {}
}
