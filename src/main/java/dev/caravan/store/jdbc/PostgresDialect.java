package dev.caravan.store.jdbc;

import dev.caravan.model.LeaseKind;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Known;
import dev.caravan.store.rules.Row;
import java.sql.Array;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL: the server's clock decides; a page is one statement, as each round trip costs. */
final class PostgresDialect implements Dialect {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDialect.class);

    /** One time per statement; stable, so that an index on a time can be used. */
    private static final String PRESENT = "(extract(epoch FROM statement_timestamp()) * 1000)::bigint";

    private static final String KNOWN = "SELECT rkey, hash, wanted, src_at, done, status FROM caravan_record"
            + " WHERE case_id = ? AND rkey = ANY (?)";

    private static final String ROWS = "WITH p AS MATERIALIZED (SELECT * FROM"
            + " unnest(?::text[], ?::bytea[], ?::bigint[], ?::text[], ?::text[], ?::text[])"
            + " AS p (rkey, hash, src_at, content, cause, note)), ";
    private static final String BODIES = " INSERT INTO caravan_body (id, case_id, content)"
            + " SELECT u.id, u.case_id, p.content FROM u JOIN p USING (rkey)"
            + " ON CONFLICT (id) DO UPDATE SET content = excluded.content";

    private static final String INSERT = ROWS
            + "u AS (INSERT INTO caravan_record (case_id, rkey, hash, src_at, ver, wanted, status, due, at, cause,"
            + " note) SELECT ?::bigint, p.rkey, p.hash, p.src_at, 1, w.wanted, w.wanted, CASE WHEN w.wanted ="
            + " 'pending' THEN {now} END, {now}, p.cause, p.note FROM p CROSS JOIN (SELECT ?::text AS wanted) w";
    private static final String UPSERT = INSERT + RecordSql.UPSERT_CONFLICT + " RETURNING id, case_id, rkey)" + BODIES;
    private static final String UPSERT_ONCE =
            INSERT + RecordSql.UPSERT_CONFLICT + RecordSql.UPSERT_ONLY_ONCE + " RETURNING id, case_id, rkey)" + BODIES;

    private static final String WITHDRAW = ROWS
            + "u AS (UPDATE caravan_record SET hash = p.hash, src_at = p.src_at, " + RecordSql.WITHDRAW_STATE
            + " FROM p WHERE caravan_record.case_id = ?::bigint AND caravan_record.rkey = p.rkey"
            + " AND (caravan_record.hash <> p.hash OR caravan_record.wanted <> 'filtered')"
            + " RETURNING caravan_record.id, caravan_record.case_id, caravan_record.rkey)" + BODIES;

    private static final String CLAIM = """
        WITH pick AS (SELECT id, due FROM caravan_record WHERE case_id = ? AND due <= {now} AND status <> 'unknown'
            ORDER BY due, id LIMIT ? FOR UPDATE SKIP LOCKED),
          u AS (UPDATE caravan_record r SET status = 'leased', lease = ?, sent = ver, due = NULL,
            attempts = attempts + 1, at = {now} FROM pick WHERE r.id = pick.id
            RETURNING r.id, r.rkey, r.ver, r.done, r.attempts, COALESCE({now} - r.waiting_since, 0) AS waited, pick.due)
        SELECT u.id, u.rkey, u.ver, u.done, u.attempts, u.waited, b.content FROM u JOIN caravan_body b ON b.id = u.id
        ORDER BY u.due, u.id
        """;

    /** Leaves the sent version alone: that is the one to be learned about. */
    private static final String CLAIM_UNKNOWN = """
        WITH pick AS (SELECT id, due FROM caravan_record WHERE case_id = ? AND due <= {now} AND status = 'unknown'
            ORDER BY due, id LIMIT ? FOR UPDATE SKIP LOCKED),
          u AS (UPDATE caravan_record r SET status = 'leased', lease = ?, due = NULL, at = {now}
            FROM pick WHERE r.id = pick.id
            RETURNING r.id, r.rkey, r.sent, r.done, r.attempts, COALESCE({now} - r.waiting_since, 0) AS waited, pick.due)
        SELECT u.id, u.rkey, u.sent, u.done, u.attempts, u.waited, b.content FROM u JOIN caravan_body b ON b.id = u.id
        ORDER BY u.due, u.id
        """;

    private static final String SETTLE_WRITTEN = RecordSql.SETTLE_WRITTEN + " AND id = ANY (?)";

    private static final long FIRST_LOAD = 5_000;
    private static final String NEVER_ANALYZED =
            "SELECT 1 FROM pg_class WHERE oid = 'caravan_record'::regclass AND reltuples < " + FIRST_LOAD / 5;

    private final Map<String, String> rendered = new ConcurrentHashMap<>();
    private final AtomicLong stagedHere = new AtomicLong();

    @Override
    public String folder() {
        return "postgresql";
    }

    @Override
    public boolean returnsRows() {
        return true;
    }

    @Override
    public String render(String sql) {
        return rendered.computeIfAbsent(
                sql, text -> text.replace("{now}", PRESENT).replace("{integer}", "bigint"));
    }

    @Override
    public @Nullable Long present() {
        return null;
    }

    @Override
    public Map<String, Known> known(Session session, long caseId, List<Row> rows) throws SQLException {
        Map<String, Known> known = new HashMap<>();
        session.list(KNOWN, KnownRows::read, caseId, text(session, rows, Row::key))
                .forEach(found -> known.put(found.getKey(), found.getValue()));
        return known;
    }

    @Override
    public int upsert(Session session, long caseId, List<Row> rows, Set<String> known, boolean onlyOnce)
            throws SQLException {
        return session.update(
                onlyOnce ? UPSERT_ONCE : UPSERT,
                text(session, rows, Row::key),
                hashes(session, rows),
                times(session, rows),
                text(session, rows, Row::content),
                text(session, rows, Row::cause),
                text(session, rows, Row::note),
                caseId,
                rows.get(0).wanted());
    }

    @Override
    public int withdraw(Session session, long caseId, List<Row> rows) throws SQLException {
        return session.update(
                WITHDRAW,
                text(session, rows, Row::key),
                hashes(session, rows),
                times(session, rows),
                text(session, rows, Row::content),
                text(session, rows, Row::cause),
                text(session, rows, Row::note),
                caseId);
    }

    private static Array text(Session session, List<Row> rows, Function<Row, @Nullable String> member)
            throws SQLException {
        return session.array("text", rows.stream().map(member).toArray(String[]::new));
    }

    private static Array hashes(Session session, List<Row> rows) throws SQLException {
        return session.array("bytea", rows.stream().map(Row::hash).toArray(byte[][]::new));
    }

    private static Array times(Session session, List<Row> rows) throws SQLException {
        return session.array("int8", rows.stream().map(Row::modified).toArray(Long[]::new));
    }

    @Override
    public List<LeasedRecord> claim(Session session, LeaseKind kind, long leaseId, long caseId, int limit)
            throws SQLException {
        String sql = kind == LeaseKind.DELIVER ? CLAIM : CLAIM_UNKNOWN;
        return session.list(sql, LeaseRows::leased, caseId, limit, leaseId);
    }

    @Override
    public int settleWritten(Session session, long leaseId, long generation, List<Long> recordIds) throws SQLException {
        Array ids = session.array("int8", recordIds.toArray(Long[]::new));
        return session.update(SETTLE_WRITTEN, generation, leaseId, ids);
    }

    @Override
    public List<StoredRecord> lookUp(Session session, FieldIndex index, List<String> values, long after, int limit)
            throws SQLException {
        return session.list(
                PostgresFieldIndex.lookUp(index),
                RecordQueries::stored,
                session.array("text", values.toArray(String[]::new)),
                after,
                limit);
    }

    @Override
    public boolean makeIndex(Session session, FieldIndex index) throws SQLException {
        return PostgresFieldIndex.make(session, index);
    }

    /** Without statistics the planner makes delivery about three times slower: taken once after the first load. */
    @Override
    public void afterStaging(Database database, long staged) {
        long before = stagedHere.getAndAdd(staged);
        if (before >= FIRST_LOAD || before + staged < FIRST_LOAD) {
            return;
        }
        try {
            analyze(database);
        } catch (StoreException e) {
            LOG.warn("{} Delivery may be slower until the server takes statistics itself.", e.getMessage());
        }
    }

    private static void analyze(Database database) {
        boolean never = database.read("read its statistics", session -> session.first(NEVER_ANALYZED, row -> 1)
                .isPresent());
        if (never) {
            LOG.info("The store {} takes statistics after its first records", database.shown());
            database.statement(
                    "take statistics",
                    session -> session.update("ANALYZE caravan_record") + session.update("ANALYZE caravan_body"));
        }
    }
}
