package dev.caravan.store.jdbc;

import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks records for delivery again, each as a version of its own. */
final class Redelivery {
    private static final String ONE = RecordSql.REDELIVER + " AND case_id = ? AND id = ?";

    /** An unknown record whose sent version is the one we sent needs only its look-up; anything newer may be overtaken. */
    private static final String LATE = ONE + " AND NOT (status = 'unknown' AND sent = ?)";

    private static final String IS_DEAD = " AND status = 'dead'";
    private static final String DEAD = RecordSql.REDELIVER + IS_DEAD;
    private static final String DEAD_OF_CAUSE = DEAD + " AND cause = ?";
    private static final String ANY = "";
    private static final String OLD_GENERATION =
            RecordSql.REDELIVER + " AND status = 'written' AND done > 0 AND gen < ?";
    private static final String COUNT = "UPDATE caravan_case SET redeliveries = redeliveries + ? WHERE id = ?";

    private final Database database;
    private final KeyRanges ranges;

    Redelivery(Database database) {
        this.database = database;
        ranges = new KeyRanges(database);
    }

    int these(long caseId, Collection<Long> recordIds) {
        return database.write("mark records for delivery", session -> {
            List<@Nullable Object[]> rows = new ArrayList<>(recordIds.size());
            for (Long id : recordIds) {
                rows.add(new Object[] {Argument.NOW, Argument.NOW, caseId, id});
            }
            return counted(session, caseId, session.batch(ONE, rows));
        });
    }

    /** The late write of a lost lease may have overtaken a newer one. */
    void afterLateWrite(Session session, Lease lease) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (LeasedRecord sent : lease.records()) {
            rows.add(new Object[] {Argument.NOW, Argument.NOW, lease.caseId(), sent.id(), sent.version()});
        }
        counted(session, lease.caseId(), session.batch(LATE, rows));
    }

    int dead(long caseId, String cause) {
        return ranges.change("mark dead records for delivery", caseId, IS_DEAD, (session, range) -> {
            int marked = cause.isEmpty()
                    ? range.update(session, DEAD, Argument.NOW, Argument.NOW)
                    : range.update(session, DEAD_OF_CAUSE, Argument.NOW, Argument.NOW, cause);
            return counted(session, caseId, marked);
        });
    }

    int olderThan(long caseId, long generation) {
        return ranges.change("mark written records for delivery", caseId, ANY, (session, range) -> {
            int marked = range.update(session, OLD_GENERATION, Argument.NOW, Argument.NOW, generation);
            return counted(session, caseId, marked);
        });
    }

    private static int counted(Session session, long caseId, int marked) throws SQLException {
        if (marked > 0) {
            session.update(COUNT, marked, caseId);
        }
        return marked;
    }
}
