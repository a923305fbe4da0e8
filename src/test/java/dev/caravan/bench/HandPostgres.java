package dev.caravan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** PostgreSQL: a page is one look-up and one statement. */
final class HandPostgres extends HandStore {
    private static final String NOW = "(extract(epoch FROM statement_timestamp()) * 1000)::bigint";
    private static final String KNOWN =
            "SELECT rkey, hash, wanted FROM caravan_record WHERE case_id = 1 AND rkey = ANY (?)";
    private static final String UPSERT =
            ("WITH p AS MATERIALIZED (SELECT * FROM unnest(?::text[], ?::bytea[], ?::text[])"
                            + " AS p (rkey, hash, content)), u AS (INSERT INTO caravan_record"
                            + " (case_id, rkey, hash, ver, wanted, status, due, at)"
                            + " SELECT 1, p.rkey, p.hash, 1, 'pending', 'pending', {now}, {now} FROM p"
                            + " ON CONFLICT (case_id, rkey) DO UPDATE SET hash = excluded.hash, wanted = excluded.wanted,"
                            + " at = excluded.at, ver = caravan_record.ver + 1, attempts = 0, cause = NULL, note = NULL,"
                            + " status = CASE WHEN caravan_record.status IN ('leased', 'unknown') THEN caravan_record.status"
                            + " ELSE excluded.status END, due = CASE WHEN caravan_record.status = 'leased' THEN NULL"
                            + " WHEN caravan_record.status = 'unknown' THEN caravan_record.due ELSE excluded.due END"
                            + " WHERE caravan_record.hash <> excluded.hash OR caravan_record.wanted <> excluded.wanted"
                            + " RETURNING id, rkey) INSERT INTO caravan_body (id, case_id, content) SELECT u.id, 1, p.content FROM u"
                            + " JOIN p USING (rkey) ON CONFLICT (id) DO UPDATE SET content = excluded.content")
                    .replace("{now}", NOW);
    private static final String LEASE = "INSERT INTO caravan_lease (case_id, holder, kind, until)"
            + " VALUES (1, 'hand', 'deliver', " + NOW + " + 72000) RETURNING id";
    private static final String CLAIM =
            ("WITH pick AS (SELECT id FROM caravan_record WHERE case_id = 1 AND due <= {now}"
                            + " AND status <> 'unknown' ORDER BY due, id LIMIT ? FOR UPDATE SKIP LOCKED),"
                            + " u AS (UPDATE caravan_record r SET status = 'leased', lease = ?, sent = ver, due = NULL,"
                            + " attempts = attempts + 1, at = {now} FROM pick WHERE r.id = pick.id RETURNING r.id)"
                            + " SELECT u.id, b.content FROM u JOIN caravan_body b ON b.id = u.id")
                    .replace("{now}", NOW);
    private static final String CLOSE = "DELETE FROM caravan_lease WHERE id = ? AND holder = 'hand'";
    private static final String WRITTEN = ("UPDATE caravan_record SET done = sent, gen = 1, lease = NULL, at = {now},"
                    + " cause = NULL, note = NULL, attempts = CASE WHEN ver = sent THEN attempts ELSE 0 END,"
                    + " status = CASE WHEN ver = sent THEN 'written' ELSE wanted END,"
                    + " due = CASE WHEN ver <> sent AND wanted = 'pending' THEN {now} END"
                    + " WHERE lease = ? AND id = ANY (?)")
            .replace("{now}", NOW);

    HandPostgres(Connection connection) throws SQLException {
        super(connection);
        connection.setAutoCommit(false);
    }

    @Override
    void stage(int page, List<Staged> rows) throws SQLException {
        Map<String, byte[]> known = known(rows);
        List<Staged> changed = rows.stream()
                .filter(row -> !row.blocked() && !Arrays.equals(known.get(row.key()), row.hash()))
                .toList();
        int staged = 0;
        if (!changed.isEmpty()) {
            PreparedStatement upsert = prepared(UPSERT);
            upsert.setArray(1, keys(changed));
            upsert.setArray(
                    2,
                    connection()
                            .createArrayOf(
                                    "bytea", changed.stream().map(Staged::hash).toArray(byte[][]::new)));
            upsert.setArray(
                    3,
                    connection()
                            .createArrayOf(
                                    "text",
                                    changed.stream().map(Staged::content).toArray(String[]::new)));
            staged = upsert.executeUpdate();
        }
        progress(page, rows.size(), staged);
        connection().commit();
        // a plan made for an empty table would be kept for the full one
        if (page == 10 || page == 100) {
            loaded();
        }
    }

    private Map<String, byte[]> known(List<Staged> rows) throws SQLException {
        Map<String, byte[]> known = new HashMap<>();
        PreparedStatement select = prepared(KNOWN);
        select.setArray(1, keys(rows));
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                known.put(found.getString(1), found.getBytes(2));
            }
        }
        return known;
    }

    private java.sql.Array keys(List<Staged> rows) throws SQLException {
        return connection().createArrayOf("text", rows.stream().map(Staged::key).toArray(String[]::new));
    }

    @Override
    Batch take(int most) throws SQLException {
        long lease = first(prepared(LEASE));
        PreparedStatement claim = prepared(CLAIM);
        claim.setInt(1, most);
        claim.setLong(2, lease);
        List<Taken> records = new ArrayList<>();
        try (ResultSet rows = claim.executeQuery()) {
            while (rows.next()) {
                records.add(new Taken(rows.getLong(1), rows.getString(2)));
            }
        }
        if (records.isEmpty()) {
            connection().rollback();
        } else {
            connection().commit();
        }
        return new Batch(lease, records);
    }

    @Override
    void settle(Batch batch) throws SQLException {
        PreparedStatement close = prepared(CLOSE);
        close.setLong(1, batch.lease());
        PreparedStatement written = prepared(WRITTEN);
        written.setLong(1, batch.lease());
        written.setArray(
                2,
                connection()
                        .createArrayOf(
                                "int8", batch.records().stream().map(Taken::id).toArray(Long[]::new)));
        if (close.executeUpdate() != 1
                || written.executeUpdate() != batch.records().size()) {
            throw new SQLException("lease " + batch.lease() + " is lost");
        }
        connection().commit();
    }

    @Override
    void loaded() throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute("ANALYZE caravan_record");
            statement.execute("ANALYZE caravan_body");
        }
        connection().commit();
    }

    @Override
    void finish() throws SQLException {
        super.finish();
        connection().commit();
    }
}
