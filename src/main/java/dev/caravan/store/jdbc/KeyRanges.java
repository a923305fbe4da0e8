package dev.caravan.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes the records of a case in ranges of their keys, each range a transaction of its own: none takes long, however many
 * records there are. A change that stops half way must be such that it can be made again.
 */
final class KeyRanges {
    private static final int RECORDS = 10_000;
    private static final String COUNT =
            "SELECT count(*) FROM (SELECT id FROM caravan_record WHERE case_id = ?%s LIMIT " + (RECORDS + 1) + ") few";

    /** Walks along the index of the keys, whatever the records are. */
    private static final String NEXT = "SELECT rkey FROM caravan_record WHERE case_id = ? AND rkey >= ?"
            + " ORDER BY rkey LIMIT 1 OFFSET " + RECORDS;

    private final Database database;

    KeyRanges(Database database) {
        this.database = database;
    }

    /**
     * Changes all records of a case.
     *
     * @param among condition of the records that may change; where they are few, one range does
     * @return how many were changed
     */
    int change(String operation, long caseId, String among, Change change) {
        String from = "";
        String until = isFew(operation, caseId, among) ? null : next(operation, caseId, from);
        int changed = step(operation, new Range(caseId, from, until), change);
        while (until != null) {
            from = until;
            until = next(operation, caseId, from);
            changed += step(operation, new Range(caseId, from, until), change);
        }
        return changed;
    }

    private int step(String operation, Range range, Change change) {
        return database.write(operation, session -> change.run(session, range));
    }

    private boolean isFew(String operation, long caseId, String among) {
        return database.read(operation, session -> session.first(COUNT.formatted(among), row -> row.getLong(1), caseId)
                        .orElse(0L))
                <= RECORDS;
    }

    private @Nullable String next(String operation, long caseId, String from) {
        return database.read(operation, session -> session.first(NEXT, row -> row.getString(1), caseId, from))
                .orElse(null);
    }

    /** One range's change; returns how many records it changed. */
    @FunctionalInterface
    interface Change {
        int run(Session session, Range range) throws SQLException;
    }

    /**
     * Keys of a case.
     *
     * @param until the first key beyond it, null = the last range
     */
    record Range(long caseId, String from, @Nullable String until) {
        /** Updates the records of the range to which the text applies, which ends within its conditions. */
        int update(Session session, String text, Object... arguments) throws SQLException {
            List<Object> all = new ArrayList<>(List.of(arguments));
            all.add(caseId);
            all.add(from);
            if (until == null) {
                return session.update(text + " AND case_id = ? AND rkey >= ?", all.toArray());
            }
            all.add(until);
            return session.update(text + " AND case_id = ? AND rkey >= ? AND rkey < ?", all.toArray());
        }
    }
}
