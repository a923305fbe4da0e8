package dev.caravan.store.jdbc;

import dev.caravan.model.Interval;
import dev.caravan.store.rules.Epoch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checkpoint: merged half-open intervals per case and fingerprint. */
final class CoveredIntervals {
    private static final String TOUCHING = "SELECT COALESCE(min(lo), ?), COALESCE(max(hi), ?) FROM caravan_covered"
            + " WHERE case_id = ? AND read_fp = ? AND lo <= ? AND hi >= ?";
    private static final String REMOVE =
            "DELETE FROM caravan_covered WHERE case_id = ? AND read_fp = ? AND lo >= ? AND hi <= ?";
    private static final String ADD = "INSERT INTO caravan_covered (case_id, read_fp, lo, hi) VALUES (?, ?, ?, ?)";
    private static final String LIST =
            "SELECT lo, hi FROM caravan_covered WHERE case_id = ? AND read_fp = ? ORDER BY lo";
    private static final String OTHERWISE = """
        SELECT 1 FROM caravan_case WHERE id = ?
          AND EXISTS (SELECT 1 FROM caravan_covered WHERE case_id = ?)
          AND NOT EXISTS (SELECT 1 FROM caravan_covered WHERE case_id = ? AND read_fp = ?)
        """;

    private static final String UNTIL = """
        SELECT max(hi) FROM caravan_covered WHERE case_id = ? AND read_fp =
          (SELECT read_fp FROM caravan_window WHERE case_id = ? AND kind <> 'sweep' ORDER BY id DESC LIMIT 1)
        """;

    private final Database database;

    CoveredIntervals(Database database) {
        this.database = database;
    }

    /** Merges an interval into what is covered. The owner's row must be locked. */
    static void merge(Session session, long caseId, String fingerprint, Interval interval) throws SQLException {
        long lo = Epoch.millis(interval.from());
        long hi = Epoch.millis(interval.to());
        Interval whole = session.first(TOUCHING, CoveredIntervals::interval, lo, hi, caseId, fingerprint, hi, lo)
                .orElse(interval);
        long from = Math.min(lo, Epoch.millis(whole.from()));
        long to = Math.max(hi, Epoch.millis(whole.to()));
        session.update(REMOVE, caseId, fingerprint, from, to);
        session.update(ADD, caseId, fingerprint, from, to);
    }

    List<Interval> list(long caseId, String fingerprint) {
        return database.read(
                "read what case " + caseId + " has covered",
                session -> session.list(LIST, CoveredIntervals::interval, caseId, fingerprint));
    }

    boolean otherwise(long caseId, String fingerprint) {
        return database.read("read what case " + caseId + " has covered", session -> session.first(
                        OTHERWISE, row -> 1, caseId, caseId, caseId, fingerprint)
                .isPresent());
    }

    Optional<Instant> until(long caseId) {
        return database.read("read how far case " + caseId + " is covered", session -> session.first(
                        UNTIL, row -> Optional.ofNullable(NullableTime.read(row, 1)), caseId, caseId)
                .orElse(Optional.empty()));
    }

    private static Interval interval(ResultSet row) throws SQLException {
        return new Interval(Instant.ofEpochMilli(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2)));
    }
}
