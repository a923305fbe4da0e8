package dev.caravan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** SQLite: transactions sent as text, row by row within them. */
final class HandSqlite extends HandStore {
    private static final String KNOWN = "SELECT hash, wanted FROM caravan_record WHERE case_id = 1 AND rkey = ?";
    private static final String UPSERT =
            "INSERT INTO caravan_record (case_id, rkey, hash, ver, wanted, status, due, at) VALUES (1, ?, ?, 1, ?, ?, ?, ?)"
                    + " ON CONFLICT (case_id, rkey) DO UPDATE SET hash = excluded.hash, wanted = excluded.wanted,"
                    + " at = excluded.at, ver = caravan_record.ver + 1, attempts = 0, cause = NULL, note = NULL,"
                    + " status = CASE WHEN caravan_record.status IN ('leased', 'unknown') THEN caravan_record.status"
                    + " ELSE excluded.status END, due = CASE WHEN caravan_record.status = 'leased' THEN NULL"
                    + " WHEN caravan_record.status = 'unknown' THEN caravan_record.due ELSE excluded.due END"
                    + " WHERE caravan_record.hash <> excluded.hash OR caravan_record.wanted <> excluded.wanted"
                    + " RETURNING id";
    private static final String BODY = "INSERT INTO caravan_body (id, case_id, content) VALUES (?, 1, ?)"
            + " ON CONFLICT (id) DO UPDATE SET content = excluded.content";
    private static final String LEASE = "INSERT INTO caravan_lease (case_id, holder, kind, until)"
            + " VALUES (1, 'hand', 'deliver', ?) RETURNING id";
    private static final String CLAIM =
            "UPDATE caravan_record SET status = 'leased', lease = ?, sent = ver, due = NULL,"
                    + " attempts = attempts + 1, at = ? WHERE id IN (SELECT id FROM caravan_record WHERE case_id = 1"
                    + " AND due <= ? AND status <> 'unknown' ORDER BY due, id LIMIT ?)"
                    + " RETURNING id, (SELECT content FROM caravan_body b WHERE b.id = caravan_record.id)";
    private static final String CLOSE = "DELETE FROM caravan_lease WHERE id = ? AND holder = 'hand'";
    private static final String WRITTEN = "UPDATE caravan_record SET done = sent, gen = 1, lease = NULL, at = ?,"
            + " cause = NULL, note = NULL, attempts = CASE WHEN ver = sent THEN attempts ELSE 0 END,"
            + " status = CASE WHEN ver = sent THEN 'written' ELSE wanted END,"
            + " due = CASE WHEN ver <> sent AND wanted = 'pending' THEN ? END WHERE lease = ?";

    HandSqlite(Connection connection) {
        super(connection);
    }

    @Override
    void stage(int page, List<Staged> rows) throws SQLException {
        execute("BEGIN IMMEDIATE");
        int staged = 0;
        PreparedStatement body = prepared(BODY);
        for (Staged row : rows) {
            long id = row.blocked() || isKnown(row) ? 0 : upsert(row);
            if (id > 0) {
                body.setLong(1, id);
                body.setString(2, row.content());
                body.addBatch();
                staged++;
            }
        }
        body.executeBatch();
        progress(page, rows.size(), staged);
        execute("COMMIT");
    }

    private boolean isKnown(Staged row) throws SQLException {
        PreparedStatement known = prepared(KNOWN);
        known.setString(1, row.key());
        try (ResultSet found = known.executeQuery()) {
            return found.next() && Arrays.equals(found.getBytes(1), row.hash()) && "pending".equals(found.getString(2));
        }
    }

    private long upsert(Staged row) throws SQLException {
        long now = System.currentTimeMillis();
        PreparedStatement upsert = prepared(UPSERT);
        upsert.setString(1, row.key());
        upsert.setBytes(2, row.hash());
        upsert.setString(3, "pending");
        upsert.setString(4, "pending");
        upsert.setLong(5, now);
        upsert.setLong(6, now);
        try (ResultSet id = upsert.executeQuery()) {
            return id.next() ? id.getLong(1) : 0;
        }
    }

    @Override
    Batch take(int most) throws SQLException {
        long now = System.currentTimeMillis();
        execute("BEGIN IMMEDIATE");
        PreparedStatement open = prepared(LEASE);
        open.setLong(1, now + 72_000);
        long lease = first(open);
        PreparedStatement claim = prepared(CLAIM);
        claim.setLong(1, lease);
        claim.setLong(2, now);
        claim.setLong(3, now);
        claim.setInt(4, most);
        List<Taken> records = new ArrayList<>();
        try (ResultSet rows = claim.executeQuery()) {
            while (rows.next()) {
                records.add(new Taken(rows.getLong(1), rows.getString(2)));
            }
        }
        execute(records.isEmpty() ? "ROLLBACK" : "COMMIT");
        return new Batch(lease, records);
    }

    @Override
    void settle(Batch batch) throws SQLException {
        long now = System.currentTimeMillis();
        execute("BEGIN IMMEDIATE");
        PreparedStatement close = prepared(CLOSE);
        close.setLong(1, batch.lease());
        PreparedStatement written = prepared(WRITTEN);
        written.setLong(1, now);
        written.setLong(2, now);
        written.setLong(3, batch.lease());
        if (close.executeUpdate() != 1
                || written.executeUpdate() != batch.records().size()) {
            throw new SQLException("lease " + batch.lease() + " is lost");
        }
        execute("COMMIT");
    }

    @Override
    void loaded() {
        // nothing to do
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
