package dev.caravan.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What must hold in the tables of a case at any time, whatever happened (STORE.md: "Check at any time"). */
public final class InvariantCheck {
    private static final Map<String, String> NEVER = new LinkedHashMap<>();

    static {
        String record = "SELECT count(*) FROM caravan_record r WHERE r.case_id = ? AND ";
        NEVER.put(
                "a lease is set exactly for leased records",
                record
                        + "(CASE WHEN status = 'leased' THEN 1 ELSE 0 END) <> (CASE WHEN lease IS NULL THEN 0 ELSE 1"
                        + " END)");
        NEVER.put(
                "due is set exactly for pending, retry and unknown records",
                record + "(CASE WHEN status IN ('pending', 'retry', 'unknown') THEN 1 ELSE 0 END)"
                        + " <> (CASE WHEN due IS NULL THEN 0 ELSE 1 END)");
        NEVER.put(
                "a leased record has its lease",
                record + "lease IS NOT NULL AND NOT EXISTS"
                        + " (SELECT 1 FROM caravan_lease l WHERE l.id = r.lease AND l.case_id = r.case_id)");
        NEVER.put("done <= sent <= ver", record + "NOT (done <= sent AND sent <= ver)");
        NEVER.put(
                "written to a target means the newest version",
                record + "status = 'written' AND wanted = 'pending' AND done <> ver");
        NEVER.put("every record has its body", record + "NOT EXISTS (SELECT 1 FROM caravan_body b WHERE b.id = r.id)");
        NEVER.put(
                "a body belongs to its record's case",
                record + "EXISTS (SELECT 1 FROM caravan_body b WHERE b.id = r.id AND b.case_id <> r.case_id)");
        NEVER.put(
                "a retry waits for another case exactly when it is known since when",
                record + "status = 'retry' AND (CASE WHEN cause = 'waiting' THEN 1 ELSE 0 END)"
                        + " <> (CASE WHEN waiting_since IS NULL THEN 0 ELSE 1 END)");
        NEVER.put("a hash has 16 bytes", record + "length(hash) <> 16");
        NEVER.put(
                "a word of the status machine",
                record + "(status NOT IN ('pending', 'leased', 'written', 'retry', 'dead', 'filtered', 'unknown')"
                        + " OR wanted NOT IN ('pending', 'filtered', 'written', 'dead'))");
        NEVER.put("dead says why", record + "status = 'dead' AND (cause IS NULL OR note IS NULL)");
        NEVER.put(
                "a lease holds records",
                "SELECT count(*) FROM caravan_lease l WHERE l.case_id = ? AND NOT EXISTS"
                        + " (SELECT 1 FROM caravan_record r WHERE r.lease = l.id)");
        NEVER.put(
                "what a window read adds up",
                "SELECT count(*) FROM caravan_window WHERE case_id = ? AND n_read <>"
                        + " n_staged + n_unchanged + n_filtered + n_rejected + n_stale + n_duplicate");
        NEVER.put(
                "what came without a window adds up",
                "SELECT count(*) FROM caravan_case WHERE id = ? AND n_read <>"
                        + " n_staged + n_unchanged + n_filtered + n_rejected + n_stale + n_duplicate");
        NEVER.put(
                "covered intervals are merged",
                "SELECT count(*) FROM caravan_covered a JOIN caravan_covered b ON a.case_id = b.case_id"
                        + " AND a.read_fp = b.read_fp AND a.lo < b.lo AND b.lo <= a.hi WHERE a.case_id = ?");
    }

    private static final String VERSIONS = "SELECT COALESCE(sum(ver), 0) FROM caravan_record WHERE case_id = ?";
    private static final String WINDOWS =
            "SELECT COALESCE(sum(n_staged + n_rejected), 0) FROM caravan_window WHERE case_id = ?";
    private static final String OTHERS =
            "SELECT n_staged + n_rejected + redeliveries + filtered_changes FROM caravan_case WHERE id = ?";

    private InvariantCheck() {}

    public static void verify(Connection connection, long caseId) throws SQLException {
        for (Map.Entry<String, String> rule : NEVER.entrySet()) {
            assertThat(number(connection, rule.getValue(), caseId))
                    .as(rule.getKey())
                    .isZero();
        }
        assertThat(number(connection, VERSIONS, caseId))
                .as("versions = staged + rejected + redeliveries + filtered changes")
                .isEqualTo(number(connection, WINDOWS, caseId) + number(connection, OTHERS, caseId));
    }

    private static long number(Connection connection, String sql, long caseId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, caseId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
