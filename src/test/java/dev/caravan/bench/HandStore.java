package dev.caravan.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The hand-written program's store: Caravan's tables, page-level SQL on one connection. */
abstract class HandStore implements AutoCloseable {
    /** A record of a page as it is staged. */
    @SuppressWarnings("ArrayRecordComponent") // 16 bytes on their way to a statement
    record Staged(String key, byte[] hash, boolean blocked, String content) {}

    /** A record taken for delivery. */
    record Taken(long id, String content) {}

    /** Records under one lease. */
    record Batch(long lease, List<Taken> records) {}

    private static final String WINDOW = "INSERT INTO caravan_window (case_id, kind, read_fp, lo, hi, state, fence,"
            + " opened_at) VALUES (1, 'forward', 'fp', 0, 1, 'open', 1, 0)";
    private static final String PROGRESS = "UPDATE caravan_window SET page = page + 1, n_read = n_read + ?,"
            + " n_staged = n_staged + ? WHERE page = ? AND fence = 1 AND state = 'open'";

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    HandStore(Connection connection) {
        this.connection = connection;
    }

    /** Opens an empty database and makes the tables. */
    static HandStore open(String url) throws Exception {
        Connection connection = DriverManager.getConnection(url);
        boolean sqlite = url.startsWith("jdbc:sqlite:");
        try (Statement statement = connection.createStatement()) {
            if (sqlite) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("PRAGMA cache_size=-8000");
            }
            if (sqlite) {
                statement.executeUpdate(tables("sqlite"));
            } else {
                statement.execute(tables("postgresql"));
            }
            statement.execute(WINDOW);
        }
        return sqlite ? new HandSqlite(connection) : new HandPostgres(connection);
    }

    private static String tables(String folder) throws Exception {
        String file = "/META-INF/caravan/db/" + folder + "/V1__tables.sql";
        try (var in = HandStore.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
        }
    }

    /** One page and its progress in one transaction. */
    abstract void stage(int page, List<Staged> rows) throws SQLException;

    /** Up to so many due records; an empty batch when none is. */
    abstract Batch take(int most) throws SQLException;

    /** All of a batch is written. */
    abstract void settle(Batch batch) throws SQLException;

    /** What the database needs between the first load and the delivery. */
    abstract void loaded() throws SQLException;

    /** Closes the window; fails unless every record is written. */
    void finish() throws SQLException {
        prepared("UPDATE caravan_window SET state = 'done' WHERE state = 'open'")
                .executeUpdate();
        PreparedStatement open = prepared(
                "SELECT (SELECT count(*) FROM caravan_record WHERE status <> 'written') + (SELECT count(*) FROM caravan_lease)");
        if (first(open) != 0) {
            throw new SQLException(first(open) + " records or leases are left");
        }
    }

    final void progress(int page, int read, int staged) throws SQLException {
        PreparedStatement progress = prepared(PROGRESS);
        progress.setInt(1, read);
        progress.setInt(2, staged);
        progress.setInt(3, page);
        if (progress.executeUpdate() != 1) {
            throw new SQLException("page " + page + " is not the next one");
        }
    }

    final Connection connection() {
        return connection;
    }

    final PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    static long first(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
