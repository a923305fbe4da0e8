package dev.caravan.store.jdbc;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.CauseCount;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.rules.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads about records; each answer is one statement and so one snapshot. */
final class RecordQueries {
    /** The first of an index rather than the least of all: not every database sees that they are the same. */
    static final String NEXT_DUE = """
        SELECT min(due) - {now} FROM (
          SELECT due FROM (SELECT due FROM caravan_record
            WHERE case_id = ? AND due IS NOT NULL AND status <> 'unknown' ORDER BY due LIMIT 1) known
          UNION ALL SELECT due FROM (SELECT due FROM caravan_record
            WHERE case_id = ? AND status = 'unknown' ORDER BY due LIMIT 1) doubted
          UNION ALL SELECT min(until) FROM caravan_lease WHERE case_id = ?) times
        """;

    /** First the statuses with their records, versions and waiting records, then the sums of the windows, then those of the case itself. */
    private static final String COUNTS = """
        SELECT 0 AS part, status, count(*) AS n1, sum(ver) AS n2,
          sum(CASE WHEN status = 'retry' AND cause = 'waiting' THEN 1 ELSE 0 END) AS n3, 0 AS n4, 0 AS n5, 0 AS n6, 0 AS n7,
          0 AS redeliveries, 0 AS filtered_changes
        FROM caravan_record WHERE case_id = ? GROUP BY status
        UNION ALL SELECT 1, 'windows', COALESCE(sum(n_read), 0), COALESCE(sum(n_staged), 0),
          COALESCE(sum(n_unchanged), 0), COALESCE(sum(n_filtered), 0), COALESCE(sum(n_rejected), 0),
          COALESCE(sum(n_stale), 0), COALESCE(sum(n_duplicate), 0), 0, 0
        FROM caravan_window WHERE case_id = ?
        UNION ALL SELECT 2, 'case', n_read, n_staged, n_unchanged, n_filtered, n_rejected, n_stale, n_duplicate,
          redeliveries, filtered_changes
        FROM caravan_case WHERE id = ?
        """;

    private static final String DEAD = """
        SELECT r.cause, count(*) AS records,
          (SELECT n.note FROM caravan_record n WHERE n.case_id = r.case_id AND n.status = 'dead'
             AND COALESCE(n.cause, '') = COALESCE(r.cause, '') ORDER BY n.at DESC, n.id DESC LIMIT 1)
        FROM caravan_record r WHERE r.case_id = ? AND r.status = 'dead'
        GROUP BY r.case_id, r.cause ORDER BY records DESC, r.cause
        """;

    /** What {@link #stored} reads, of a record {@code r} and its body {@code b}. */
    static final String COLUMNS =
            "SELECT r.id, r.rkey, r.status, r.ver, r.done, r.attempts, r.at, r.due, r.cause," + " r.note, b.content";

    private static final String RECORD =
            COLUMNS + " FROM caravan_record r LEFT JOIN caravan_body b ON b.id = r.id WHERE r.case_id = ?";
    private static final String WITH_STATUS =
            RECORD + " AND r.status = ? ORDER BY r.at DESC, r.id DESC LIMIT ? OFFSET ?";
    /** In three parts, each of which has an index of its own. */
    private static final String UNSETTLED_IDS =
            "SELECT id FROM caravan_record WHERE case_id = ? AND due IS NOT NULL AND status <> 'unknown'"
                    + " UNION ALL SELECT id FROM caravan_record WHERE case_id = ? AND status = 'unknown'"
                    + " UNION ALL SELECT id FROM caravan_record WHERE case_id = ? AND lease IS NOT NULL";

    private static final String UNSETTLED = RECORD + " AND r.id IN (" + UNSETTLED_IDS + ") ORDER BY r.id LIMIT ?";
    private static final String COUNT_UNSETTLED = "SELECT count(*) FROM (" + UNSETTLED_IDS + " LIMIT ?) unsettled";

    private static final String WITH_KEY = RECORD + " AND r.rkey = ?";

    private static final String OLD_GENERATION = "SELECT count(*) FROM caravan_record"
            + " WHERE case_id = ? AND status = 'written' AND done > 0 AND gen < ?";

    private final Database database;

    RecordQueries(Database database) {
        this.database = database;
    }

    Optional<Duration> nextDue(long caseId) {
        Optional<Long> millis = database.read(
                "look for due records",
                session -> session.first(NEXT_DUE, RecordQueries::millis, Argument.NOW, caseId, caseId, caseId));
        return millis.filter(wait -> wait != Long.MAX_VALUE).map(wait -> Duration.ofMillis(Math.max(0, wait)));
    }

    private static Long millis(ResultSet row) throws SQLException {
        long wait = row.getLong(1);
        return row.wasNull() ? Long.MAX_VALUE : wait;
    }

    CaseCounts counts(long caseId) {
        List<Sums> sums =
                database.read("count records", session -> session.list(COUNTS, Sums::read, caseId, caseId, caseId));
        Map<RecordStatus, Long> byStatus = new EnumMap<>(RecordStatus.class);
        long waiting = 0;
        long versions = 0;
        StageCounts staged = StageCounts.NONE;
        long redeliveries = 0;
        long filteredChanges = 0;
        for (Sums sum : sums) {
            if (sum.part == 0) {
                byStatus.put(RecordStatus.of(sum.status), sum.numbers.read());
                versions += sum.numbers.staged();
                waiting += sum.numbers.unchanged();
            } else {
                staged = staged.plus(sum.numbers);
                redeliveries += sum.redeliveries;
                filteredChanges += sum.filteredChanges;
            }
        }
        return new CaseCounts(byStatus, waiting, versions, staged, redeliveries, filteredChanges);
    }

    List<CauseCount> deadByCause(long caseId) {
        return database.read(
                "group dead records",
                session ->
                        session.list(DEAD, row -> new CauseCount(text(row, 1), row.getLong(2), text(row, 3)), caseId));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    List<StoredRecord> list(long caseId, RecordStatus status, int limit, int offset) {
        return database.read(
                "list records",
                session -> session.list(WITH_STATUS, RecordQueries::stored, caseId, status.word(), limit, offset));
    }

    List<StoredRecord> unsettled(long caseId, int limit) {
        return database.read(
                "list the unsettled records of case " + caseId,
                session -> session.list(UNSETTLED, RecordQueries::stored, caseId, caseId, caseId, caseId, limit));
    }

    long countUnsettled(long caseId, int atMost) {
        return database.read("count the unsettled records of case " + caseId, session -> session.first(
                        COUNT_UNSETTLED, row -> row.getLong(1), caseId, caseId, caseId, atMost)
                .orElse(0L));
    }

    Optional<StoredRecord> find(long caseId, String key) {
        String stored = StorableText.key(key);
        return database.read(
                "find a record", session -> session.first(WITH_KEY, RecordQueries::stored, caseId, stored));
    }

    long olderThan(long caseId, long generation) {
        return database.read("count records of older generations", session -> session.first(
                        OLD_GENERATION, row -> row.getLong(1), caseId, generation)
                .orElse(0L));
    }

    static StoredRecord stored(ResultSet row) throws SQLException {
        return new StoredRecord(
                row.getLong(1),
                row.getString(2),
                RecordStatus.of(row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                Instant.ofEpochMilli(row.getLong(7)),
                NullableTime.read(row, 8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }

    /** A row of {@link #COUNTS}: for a status its records, versions and waiting records, else the counts of staging. */
    private record Sums(int part, String status, StageCounts numbers, long redeliveries, long filteredChanges) {
        static Sums read(ResultSet row) throws SQLException {
            return new Sums(
                    row.getInt(1), row.getString(2), StageRows.counts(row, 3), row.getLong(10), row.getLong(11));
        }
    }
}
