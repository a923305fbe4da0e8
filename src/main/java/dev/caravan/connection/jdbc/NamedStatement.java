package dev.caravan.connection.jdbc;

import dev.caravan.connection.ConnectionException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * A statement with named parameters, {@code :name}, made ready for JDBC: each is a {@code ?} in the text. A name is letters
 * (of any script), digits and underscores. In texts, quoted names and comments a colon means nothing, and neither does
 * {@code ::} (a cast) or {@code :=} (an assignment).
 *
 * @param sql with {@code ?}
 * @param names of the parameters, in the order of the {@code ?}; a name used twice stands twice
 */
record NamedStatement(String sql, List<String> names) {
    NamedStatement {
        names = List.copyOf(names);
    }

    /**
     * Reads a statement.
     *
     * @throws ConnectionException when it has {@code ?} parameters, which have no name to be filled by
     */
    static NamedStatement parse(String text, Product product) {
        return new StatementScanner(withoutEnd(text), product).scan();
    }

    /** Without the semicolon and spaces at its end. */
    private static String withoutEnd(String text) {
        return text.strip().replaceFirst("[;\\s]+$", "");
    }

    boolean names(String name) {
        return names.contains(name);
    }

    /**
     * The statement ready to be executed.
     *
     * @param parameters the parameter of each name
     * @param timeoutSeconds how long it may run
     */
    PreparedStatement prepare(
            Connection connection, Product product, Function<String, Parameter> parameters, int timeoutSeconds)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            // SQLite's driver takes it for how long to wait for a lock
            if (product != Product.SQLITE) {
                statement.setQueryTimeout(timeoutSeconds);
            }
            for (int i = 0; i < names.size(); i++) {
                parameters.apply(names.get(i)).bind(statement, i + 1);
            }
            return statement;
        } catch (SQLException | ConnectionException failed) {
            statement.close();
            throw failed;
        }
    }
}
