package dev.caravan.store.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** What a database's error means for the transaction it met, and what a person should do. */
enum Failure {
    /** Another transaction stood in the way and this one is undone. */
    CONFLICT("It was tried several times; if it happens again, look for another program that locks the database."),
    /** The connection broke. */
    CONNECTION("Check that the database server runs and can be reached; Caravan goes on when it is back."),
    /** No room. */
    FULL("Free some disk space; nothing that was reported as stored is lost."),
    /** Permissions. */
    READ_ONLY("Check the permissions of the database and, for a file, of its folder."),
    /** The file is damaged or no database at all. */
    DAMAGED("The database is damaged: restore it from a backup, or move it away and read everything anew."),
    /** A limit of time was passed. */
    SLOW("A statement ran longer than allowed: look at the load and the locks of the database."),
    OTHER("The database's own message says more.");

    private final String advice;

    Failure(String advice) {
        this.advice = advice;
    }

    String advice() {
        return advice;
    }

    /** True when the whole transaction is undone for certain and may run again. */
    boolean mayRunAgain() {
        return this == CONFLICT || this == CONNECTION;
    }

    static Failure of(SQLException error) {
        String state = error.getSQLState();
        return state == null || state.isEmpty() ? ofSqlite(error) : ofState(state, error);
    }

    private static Failure ofState(String state, SQLException error) {
        return switch (state) {
            case "40001", "40P01", "55P03" -> CONFLICT;
            case "57014" -> SLOW;
            case "53100", "53200" -> FULL;
            case "25006", "42501" -> READ_ONLY;
            case "XX001", "XX002" -> DAMAGED;
            case "57P01", "57P02", "57P03", "25P03" -> CONNECTION;
            default -> state.startsWith("08") || isConnection(error) ? CONNECTION : OTHER;
        };
    }

    /** SQLite's primary result codes (sqlite.org/rescode.html). */
    private static Failure ofSqlite(SQLException error) {
        return switch (error.getErrorCode()) {
            case 5, 6 -> CONFLICT;
            case 8, 14, 23 -> READ_ONLY;
            case 11, 26 -> DAMAGED;
            case 13 -> FULL;
            default -> isConnection(error) ? CONNECTION : OTHER;
        };
    }

    private static boolean isConnection(@Nullable SQLException error) {
        return error instanceof SQLTransientConnectionException
                || error instanceof SQLNonTransientConnectionException
                || error instanceof SQLRecoverableException;
    }
}
