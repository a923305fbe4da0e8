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

    /** The text that is compared; a database sorts it by code unit, whatever its locale and that locale's version. */
    static String expression(String field) {
        return "caravan_field(content, '" + field + "') COLLATE \"C\"";
    }

    /** Takes the values, the id to begin after, and the limit. */
    static String lookUp(FieldIndex index) {
        return RecordQueries.COLUMNS + " FROM caravan_body b JOIN caravan_record r ON r.id = b.id WHERE b."
                + index.condition() + " AND " + expression(index.field())
                + " = ANY (?) AND b.id > ? ORDER BY b.id LIMIT ?";
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
            session.update("CREATE INDEX CONCURRENTLY " + index.name() + " ON caravan_body ("
                    + expression(index.field()) + ") WHERE " + index.condition());
        } finally {
            session.first(SET_TIMEOUT, row -> 1, usual);
        }
    }
}
