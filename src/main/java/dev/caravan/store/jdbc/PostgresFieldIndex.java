package dev.caravan.store.jdbc;

import java.sql.SQLException;

/**
 * Makes an index for look-ups on PostgreSQL while others go on staging. Needs a session outside any transaction.
 */
final class PostgresFieldIndex {
    private static final String VALID = "SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(?::text) AND indisvalid";
    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || ?, 0))";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtextextended(current_schema() || ?, 0))";
    private static final String TIMEOUT = "SELECT current_setting('statement_timeout')";
    private static final String SET_TIMEOUT = "SELECT set_config('statement_timeout', ?, false)";
    private static final String LONGEST_BUILD = "1h";

    private PostgresFieldIndex() {}

    private static String expression(String field) {
        return "caravan_field(content, '" + field + "')";
    }

    /**
     * Takes the values, the id to begin after, and the limit. The records are read by an array of ids: whatever the planner
     * believes of the field, it takes the primary key for that.
     */
    static String lookUp(FieldIndex index) {
        return "WITH b AS MATERIALIZED (SELECT id, content FROM caravan_body WHERE " + index.condition() + " AND "
                + expression(index.field()) + " = ANY (?) AND id > ? ORDER BY id LIMIT ?) " + RecordQueries.COLUMNS
                + " FROM caravan_record r JOIN b ON b.id = r.id WHERE r.id = ANY (ARRAY (SELECT id FROM b))"
                + " ORDER BY r.id";
    }

    /** False while another process makes it. */
    static boolean make(Session session, FieldIndex index) throws SQLException {
        if (isValid(session, index)) {
            return true;
        }
        boolean mine =
                session.first(LOCK, row -> row.getBoolean(1), index.name()).orElse(false);
        if (!mine) {
            return false;
        }
        try {
            if (!isValid(session, index)) {
                build(session, index);
            }
            return true;
        } finally {
            session.first(UNLOCK, row -> row.getBoolean(1), index.name());
        }
    }

    private static boolean isValid(Session session, FieldIndex index) throws SQLException {
        return session.first(VALID, row -> 1, index.name()).isPresent();
    }

    private static void build(Session session, FieldIndex index) throws SQLException {
        String usual = session.first(TIMEOUT, row -> row.getString(1)).orElse("0");
        session.first(SET_TIMEOUT, row -> 1, LONGEST_BUILD);
        try {
            // a build that was cut off leaves an index that is kept up to date but never read
            session.update("DROP INDEX CONCURRENTLY IF EXISTS " + index.name());
            // these operators compare by code unit: no locale, and no later version of one, changes the order
            session.update("CREATE INDEX CONCURRENTLY " + index.name() + " ON caravan_body ("
                    + expression(index.field()) + " text_pattern_ops) WHERE " + index.condition());
        } finally {
            session.first(SET_TIMEOUT, row -> 1, usual);
        }
    }
}
