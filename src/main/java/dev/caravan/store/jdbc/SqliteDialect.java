package dev.caravan.store.jdbc;

import dev.caravan.json.Json;
import dev.caravan.model.LeaseKind;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.rules.Known;
import dev.caravan.store.rules.Row;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQLite: the process's clock decides; row by row, as nothing travels. Needs the writer's transaction to be immediate. */
final class SqliteDialect implements Dialect {
    /** One statement per page: the result of each costs the driver more than its look-up costs the database. */
    private static final String KNOWN = "SELECT r.rkey, r.hash, r.wanted, r.src_at, r.done, r.status"
            + " FROM json_each(?) k CROSS JOIN caravan_record r ON r.case_id = ? AND r.rkey = k.value";

    private static final String INSERT = "INSERT INTO caravan_record"
            + " (case_id, rkey, hash, src_at, ver, wanted, status, due, at, cause, note)"
            + " VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)";
    private static final String UPSERT = INSERT + RecordSql.UPSERT_CONFLICT;
    private static final String UPSERT_ONCE = INSERT + RecordSql.UPSERT_CONFLICT + RecordSql.UPSERT_ONLY_ONCE;

    private static final String WITHDRAW = "UPDATE caravan_record SET hash = ?, src_at = ?, " + RecordSql.WITHDRAW_STATE
            + " WHERE case_id = ? AND rkey = ? AND (hash <> ? OR wanted <> 'filtered')";

    private static final String BODY = "INSERT INTO caravan_body (id, case_id, content)"
            + " SELECT id, case_id, ? FROM caravan_record WHERE case_id = ? AND rkey = ?"
            + " ON CONFLICT (id) DO UPDATE SET content = excluded.content";

    private static final String DUE = "SELECT r.id, r.rkey, r.ver, r.done, r.attempts + 1,"
            + " COALESCE({now} - r.waiting_since, 0), b.content"
            + " FROM caravan_record r JOIN caravan_body b ON b.id = r.id"
            + " WHERE r.case_id = ? AND r.due <= {now} AND r.status <> 'unknown' ORDER BY r.due, r.id LIMIT ?";
    private static final String CLAIM = "UPDATE caravan_record SET status = 'leased', lease = ?, sent = ver, due ="
            + " NULL, attempts = attempts + 1, at = {now} WHERE id IN (SELECT value FROM json_each(?))";

    private static final String DUE_UNKNOWN = "SELECT r.id, r.rkey, r.sent, r.done, r.attempts,"
            + " COALESCE({now} - r.waiting_since, 0), b.content"
            + " FROM caravan_record r JOIN caravan_body b ON b.id = r.id"
            + " WHERE r.case_id = ? AND r.due <= {now} AND r.status = 'unknown' ORDER BY r.due, r.id LIMIT ?";
    private static final String CLAIM_UNKNOWN = "UPDATE caravan_record SET status = 'leased', lease = ?, due"
            + " = NULL, at = {now} WHERE id IN (SELECT value FROM json_each(?))";

    private final Clock clock;

    SqliteDialect(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String folder() {
        return "sqlite";
    }

    @Override
    public boolean returnsRows() {
        return true;
    }

    @Override
    public String render(String sql) {
        return sql.replace("{now}", "?").replace("{integer}", "INTEGER");
    }

    @Override
    public Long present() {
        return clock.millis();
    }

    @Override
    public Map<String, Known> known(Session session, long caseId, List<Row> rows) throws SQLException {
        String keys = Json.write(rows.stream().map(Row::key).toList());
        Map<String, Known> known = new HashMap<>();
        session.list(KNOWN, KnownRows::read, keys, caseId)
                .forEach(found -> known.put(found.getKey(), found.getValue()));
        return known;
    }

    @Override
    public int upsert(Session session, long caseId, List<Row> rows, Set<String> known, boolean onlyOnce)
            throws SQLException {
        Long now = present();
        List<@Nullable Object[]> upserts = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Long due = row.wanted().equals(Row.PENDING) ? now : null;
            upserts.add(new @Nullable Object[] {
                caseId,
                row.key(),
                row.hash(),
                row.modified(),
                row.wanted(),
                row.wanted(),
                due,
                now,
                row.cause(),
                row.note()
            });
        }
        return withBodies(session, caseId, rows, session.changes(onlyOnce ? UPSERT_ONCE : UPSERT, upserts));
    }

    @Override
    public int withdraw(Session session, long caseId, List<Row> rows) throws SQLException {
        List<@Nullable Object[]> updates = new ArrayList<>(rows.size());
        for (Row row : rows) {
            updates.add(
                    new @Nullable Object[] {row.hash(), row.modified(), Argument.NOW, caseId, row.key(), row.hash()});
        }
        return withBodies(session, caseId, rows, session.changes(WITHDRAW, updates));
    }

    /** Stores the bodies of the rows that changed; returns how many. */
    private static int withBodies(Session session, long caseId, List<Row> rows, int[] changes) throws SQLException {
        List<@Nullable Object[]> bodies = new ArrayList<>(rows.size());
        for (int i = 0; i < changes.length; i++) {
            if (changes[i] > 0) {
                Row row = rows.get(i);
                bodies.add(new @Nullable Object[] {row.content(), caseId, row.key()});
            }
        }
        session.batch(BODY, bodies);
        return bodies.size();
    }

    @Override
    public List<LeasedRecord> claim(Session session, LeaseKind kind, long leaseId, long caseId, int limit)
            throws SQLException {
        boolean deliver = kind == LeaseKind.DELIVER;
        List<LeasedRecord> records =
                session.list(deliver ? DUE : DUE_UNKNOWN, LeaseRows::leased, Argument.NOW, caseId, Argument.NOW, limit);
        String ids =
                records.stream().map(found -> Long.toString(found.id())).collect(Collectors.joining(",", "[", "]"));
        session.update(deliver ? CLAIM : CLAIM_UNKNOWN, leaseId, Argument.NOW, ids);
        return records;
    }

    @Override
    public int settleWritten(Session session, long leaseId, long generation, List<Long> recordIds) throws SQLException {
        return session.update(RecordSql.SETTLE_WRITTEN, generation, Argument.NOW, Argument.NOW, leaseId);
    }

    @Override
    public List<StoredRecord> lookUp(Session session, FieldIndex index, List<String> values, long after, int limit)
            throws SQLException {
        return session.list(SqliteFieldIndex.lookUp(index), RecordQueries::stored, Json.write(values), after, limit);
    }

    @Override
    public boolean makeIndex(Session session, FieldIndex index) throws SQLException {
        session.update(SqliteFieldIndex.create(index));
        return true;
    }

    @Override
    public void afterStaging(Database database, long staged) {
        // SQLite finds its way by the indexes alone
    }
}
