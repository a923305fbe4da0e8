package dev.caravan.store.jdbc;

import dev.caravan.model.LeaseKind;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.rules.Known;
import dev.caravan.store.rules.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB and MySQL: the server's clock decides. {@link #known} locks the case and what it finds, so that each row is a
 * plain update or insert afterwards. A row is a statement of its own, so that a page of any size passes under {@code
 * max_allowed_packet}.
 */
final class MysqlDialect implements Dialect {
    /** The time at which the statement began. */
    static final String PRESENT = "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)";

    /** Keys asked for in one statement. */
    private static final int KEYS = 1_000;

    private static final Pattern OR_NOTHING =
            Pattern.compile("^INSERT INTO (.*) ON CONFLICT \\([a-z_, ]+\\) DO NOTHING$");

    /** Who stages into a case does it alone: nobody inserts the same key, and no field that is looked up is overlooked. */
    private static final String LOCK_CASE = "SELECT 1 FROM caravan_case WHERE id = ? FOR UPDATE";

    private static final String KNOWN =
            "SELECT rkey, hash, wanted, src_at, done, status FROM caravan_record" + " WHERE case_id = ? AND rkey IN (";

    private static final String INSERT = "INSERT INTO caravan_record"
            + " (case_id, rkey, hash, src_at, ver, wanted, status, due, at, cause, note)"
            + " VALUES (?, ?, ?, ?, 1, ?, ?, CASE WHEN ? = 'pending' THEN {now} END, {now}, ?, ?)";

    /** Assignments take effect from left to right: status and due come before what they look at. */
    private static final String UPDATE = """
        UPDATE caravan_record SET hash = ?, src_at = ?, at = {now}, ver = ver + 1, attempts = 0, waiting_since = NULL,
          cause = ?, note = ?,
          due = CASE WHEN status = 'leased' THEN NULL WHEN status = 'unknown' THEN due
                     WHEN ? <> 'pending' THEN NULL WHEN status = 'pending' THEN due ELSE {now} END,
          status = CASE WHEN status IN ('leased', 'unknown') THEN status ELSE ? END,
          wanted = ?
        WHERE case_id = ? AND rkey = ?
        """;

    private static final String BODY = "INSERT INTO caravan_body (id, case_id, content)"
            + " SELECT id, case_id, ? FROM caravan_record WHERE case_id = ? AND rkey = ?"
            + " ON DUPLICATE KEY UPDATE content = VALUES (content)";

    /** The index is named: with any other plan a claim would lock, and so hide, records that it does not take. */
    private static final String DUE = "SELECT r.id, r.rkey, r.ver, r.done, r.attempts + 1,"
            + " COALESCE({now} - r.waiting_since, 0), b.content"
            + " FROM caravan_record r FORCE INDEX (caravan_record_due) STRAIGHT_JOIN caravan_body b ON b.id = r.id"
            + " WHERE r.case_id = ? AND r.due <= {now} AND r.status <> 'unknown' ORDER BY r.due, r.id LIMIT ?"
            + " FOR UPDATE SKIP LOCKED";

    private static final String CLAIM =
            "UPDATE caravan_record SET status = 'leased', lease = ?, sent = ver, due = NULL,"
                    + " attempts = attempts + 1, at = {now} WHERE id = ?";

    private static final String DUE_UNKNOWN = "SELECT r.id, r.rkey, r.sent, r.done, r.attempts,"
            + " COALESCE({now} - r.waiting_since, 0), b.content"
            + " FROM caravan_record r FORCE INDEX (caravan_record_status) STRAIGHT_JOIN caravan_body b ON b.id = r.id"
            + " WHERE r.case_id = ? AND r.status = 'unknown' AND r.due <= {now} ORDER BY r.due, r.id LIMIT ?"
            + " FOR UPDATE SKIP LOCKED";
    /** Leaves the sent version alone: that is the one to be learned about. */
    private static final String CLAIM_UNKNOWN =
            "UPDATE caravan_record SET status = 'leased', lease = ?, due = NULL, at = {now} WHERE id = ?";

    private final String present;
    private final Map<String, String> rendered = new ConcurrentHashMap<>();

    /**
     * @param present an expression: the present in epoch milliseconds
     */
    MysqlDialect(String present) {
        this.present = present;
    }

    @Override
    public String folder() {
        return "mysql";
    }

    @Override
    public boolean returnsRows() {
        return false;
    }

    @Override
    public String render(String sql) {
        return rendered.computeIfAbsent(sql, this::translated);
    }

    private String translated(String sql) {
        String text = OR_NOTHING.matcher(sql).replaceFirst("INSERT IGNORE INTO $1");
        return text.replace("{now}", present).replace("{integer}", "SIGNED");
    }

    @Override
    public @Nullable Long present() {
        return null;
    }

    @Override
    public Map<String, Known> known(Session session, long caseId, List<Row> rows) throws SQLException {
        session.first(LOCK_CASE, row -> 1, caseId);
        Map<String, Known> known = new HashMap<>();
        for (int first = 0; first < rows.size(); first += KEYS) {
            List<Row> some = rows.subList(first, Math.min(first + KEYS, rows.size()));
            List<Object> arguments = new ArrayList<>();
            arguments.add(caseId);
            some.forEach(row -> arguments.add(row.key()));
            String sql = KNOWN + padded(arguments, some.size()) + ") FOR UPDATE";
            session.list(sql, KnownRows::read, arguments.toArray())
                    .forEach(found -> known.put(found.getKey(), found.getValue()));
        }
        return known;
    }

    /**
     * Question marks for the last {@code count} arguments, of which the last is repeated up to a power of two, so that few
     * texts stay prepared.
     */
    static String padded(List<Object> arguments, int count) {
        int places = Integer.highestOneBit(2 * count - 1);
        Object last = arguments.get(arguments.size() - 1);
        for (int more = count; more < places; more++) {
            arguments.add(last);
        }
        return "?" + ", ?".repeat(places - 1);
    }

    @Override
    public int upsert(Session session, long caseId, List<Row> rows, Set<String> known, boolean onlyOnce)
            throws SQLException {
        List<Row> fresh =
                rows.stream().filter(row -> !known.contains(row.key())).toList();
        List<Row> changed =
                rows.stream().filter(row -> known.contains(row.key())).toList();
        session.batch(INSERT, arguments(fresh, row -> inserted(caseId, row)));
        session.batch(UPDATE, arguments(changed, row -> updated(caseId, row)));
        return withBodies(session, caseId, rows);
    }

    private static @Nullable Object[] inserted(long caseId, Row row) {
        return new @Nullable Object[] {
            caseId,
            row.key(),
            row.hash(),
            row.modified(),
            row.wanted(),
            row.wanted(),
            row.wanted(),
            Argument.NOW,
            Argument.NOW,
            row.cause(),
            row.note()
        };
    }

    private static @Nullable Object[] updated(long caseId, Row row) {
        return new @Nullable Object[] {
            row.hash(),
            row.modified(),
            Argument.NOW,
            row.cause(),
            row.note(),
            row.wanted(),
            Argument.NOW,
            row.wanted(),
            row.wanted(),
            caseId,
            row.key()
        };
    }

    /** A withdrawn record is changed like any other: it is known and locked, and {@code filtered} is never due. */
    @Override
    public int withdraw(Session session, long caseId, List<Row> rows) throws SQLException {
        session.batch(UPDATE, arguments(rows, row -> updated(caseId, row)));
        return withBodies(session, caseId, rows);
    }

    private static int withBodies(Session session, long caseId, List<Row> rows) throws SQLException {
        session.batch(BODY, arguments(rows, row -> new @Nullable Object[] {row.content(), caseId, row.key()}));
        MysqlFieldIndex.keep(session, caseId, rows);
        return rows.size();
    }

    private static List<@Nullable Object[]> arguments(List<Row> rows, Function<Row, @Nullable Object[]> each) {
        List<@Nullable Object[]> all = new ArrayList<>(rows.size());
        for (Row row : rows) {
            all.add(each.apply(row));
        }
        return all;
    }

    @Override
    public List<LeasedRecord> claim(Session session, LeaseKind kind, long leaseId, long caseId, int limit)
            throws SQLException {
        boolean deliver = kind == LeaseKind.DELIVER;
        List<LeasedRecord> records =
                session.list(deliver ? DUE : DUE_UNKNOWN, LeaseRows::leased, Argument.NOW, caseId, Argument.NOW, limit);
        List<@Nullable Object[]> claims = new ArrayList<>(records.size());
        for (LeasedRecord found : records) {
            claims.add(new Object[] {leaseId, Argument.NOW, found.id()});
        }
        session.batch(deliver ? CLAIM : CLAIM_UNKNOWN, claims);
        return records;
    }

    @Override
    public int settleWritten(Session session, long leaseId, long generation, List<Long> recordIds) throws SQLException {
        return session.update(RecordSql.SETTLE_WRITTEN, generation, Argument.NOW, Argument.NOW, leaseId);
    }

    @Override
    public List<StoredRecord> lookUp(Session session, FieldIndex index, List<String> values, long after, int limit)
            throws SQLException {
        return MysqlFieldIndex.lookUp(session, index, values, after, limit);
    }

    @Override
    public boolean makeIndex(Session session, FieldIndex index) throws SQLException {
        MysqlFieldIndex.make(session, index);
        return true;
    }

    @Override
    public void afterStaging(Database database, long staged) {
        // InnoDB keeps its statistics itself
    }
}
