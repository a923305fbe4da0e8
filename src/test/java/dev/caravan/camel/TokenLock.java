package dev.caravan.camel;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Keeps a PostgreSQL store from taking a token: whoever saves one waits until this is closed. Reading goes on. */
final class TokenLock implements AutoCloseable {
    private static final String WAITING =
            " FROM pg_locks WHERE NOT granted AND relation = to_regclass('caravan_token')";

    private final Connection connection;

    TokenLock(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
    }

    void take() {
        try {
            execute("LOCK TABLE caravan_token IN EXCLUSIVE MODE");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void awaitSave(Duration atMost) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(20)).until(this::isSaveWaiting);
    }

    /** What waited is never done: as when the process had died an instant earlier. */
    void dropSaves() throws SQLException {
        execute("SELECT pg_terminate_backend(pid)" + WAITING);
        await().atMost(Duration.ofSeconds(30)).until(() -> !isSaveWaiting());
    }

    private boolean isSaveWaiting() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) > 0" + WAITING)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
