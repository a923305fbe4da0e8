package dev.caravan.store.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its prepared statements, in one transaction at a time. Used by one thread at a time. In every text
 * {@code {now}} stands for the present, and its argument is {@link Argument#NOW}.
 */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, Prepared> statements = new HashMap<>();
    private boolean rollbackWanted;

    Session(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** An array argument; the database's own name of the element type. */
    Array array(String type, @Nullable Object[] elements) throws SQLException {
        return connection.createArrayOf(type, elements);
    }

    /** Runs a statement that changes rows; returns how many. */
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepare(sql, arguments);
        return statement.executeUpdate();
    }

    /** Inserts one row into a table whose key the database counts; returns that key. */
    long insert(String sql, @Nullable Object... arguments) throws SQLException {
        if (dialect.returnsRows()) {
            return first(sql + " RETURNING id", row -> row.getLong(1), arguments)
                    .orElseThrow();
        }
        PreparedStatement statement = prepare(sql, Statement.RETURN_GENERATED_KEYS, arguments);
        statement.executeUpdate();
        try (ResultSet keys = statement.getGeneratedKeys()) {
            if (!keys.next()) {
                throw new SQLException("the database gave no key for an inserted row");
            }
            return keys.getLong(1);
        }
    }

    /** Runs a statement once per list of arguments; returns how many rows changed in all. */
    int batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
        return Arrays.stream(changes(sql, rows)).sum();
    }

    /** Runs a statement once per list of arguments; returns how many rows each of them changed. */
    int[] changes(String sql, List<@Nullable Object[]> rows) throws SQLException {
        PreparedStatement statement = null;
        for (@Nullable Object[] arguments : rows) {
            statement = prepare(sql, arguments);
            statement.addBatch();
        }
        return statement == null ? new int[0] : statement.executeBatch();
    }

    <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepare(sql, arguments);
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    /** The first row, empty when there is none. */
    <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepare(sql, arguments);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    /** Nothing of this transaction is to be kept, though it did not fail. */
    void rollback() {
        rollbackWanted = true;
    }

    boolean takeRollbackWanted() {
        boolean wanted = rollbackWanted;
        rollbackWanted = false;
        return wanted;
    }

    private PreparedStatement prepare(String sql, @Nullable Object[] arguments) throws SQLException {
        return prepare(sql, Statement.NO_GENERATED_KEYS, arguments);
    }

    private PreparedStatement prepare(String sql, int keys, @Nullable Object[] arguments) throws SQLException {
        Prepared prepared = statements.get(sql);
        if (prepared == null) {
            String text = dialect.render(sql);
            int parameters = (int) text.chars().filter(c -> c == '?').count();
            prepared = new Prepared(statement(text, keys), parameters);
            statements.put(sql, prepared);
        }
        bind(prepared, arguments);
        return prepared.statement;
    }

    private PreparedStatement statement(String text, int keys) throws SQLException {
        return keys == Statement.NO_GENERATED_KEYS
                ? connection.prepareStatement(text)
                : connection.prepareStatement(text, keys);
    }

    private void bind(Prepared prepared, @Nullable Object[] arguments) throws SQLException {
        int bound = 0;
        for (Object argument : arguments) {
            Object value = argument == Argument.NOW ? dialect.present() : argument;
            if (argument != Argument.NOW || value != null) {
                set(prepared.statement, ++bound, value);
            }
        }
        if (bound != prepared.parameters) {
            throw new IllegalStateException(prepared.parameters + " parameters but " + bound + " arguments");
        }
    }

    private static void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof Array array) {
            statement.setArray(index, array);
        } else {
            throw new IllegalArgumentException("no way to bind a value of " + value.getClass());
        }
    }

    @Override
    public void close() throws SQLException {
        for (Prepared prepared : statements.values()) {
            prepared.statement.close();
        }
        statements.clear();
    }

    /** Some drivers take an unbound parameter for null: the number is checked. */
    private record Prepared(PreparedStatement statement, int parameters) {}
}
