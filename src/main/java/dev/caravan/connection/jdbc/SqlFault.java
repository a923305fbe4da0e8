package dev.caravan.connection.jdbc;

import dev.caravan.model.Action;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database's error means for the statement it met, and what a person should do. */
enum SqlFault {
    /** The server is not there or the connection broke. */
    CONNECTION(Action.RETRY, "check that the database server runs and can be reached"),
    /** Another transaction stood in the way and this one is undone. */
    CONFLICT(Action.RETRY, "another program locks the same rows; if it happens again, look which"),
    /** No room, too many connections: it may pass. */
    EXHAUSTED(Action.RETRY, "the database lacks disk space, memory or connections"),
    /** A value or a rule of the table refuses the row. */
    ROW(Action.REJECT, null),
    LOGIN(Action.FAIL, "check url, username and password of the connection"),
    DENIED(Action.FAIL, "give the user the right that the message names"),
    TABLE(Action.FAIL, "check the name of the table and the database of the connection's url"),
    COLUMN(Action.FAIL, "check the names of the columns"),
    NO_UNIQUE_KEY(Action.FAIL, "an upsert needs a unique index on exactly the columns of key"),
    STATEMENT(Action.FAIL, "check the statement");

    private static final Set<Integer> MYSQL_ROW = Set.of(1364, 1366, 1265, 1292, 1406, 1264, 4025, 3819);
    private static final Set<Integer> MYSQL_DENIED = Set.of(1142, 1143, 1044, 1227, 1370, 1290, 1836);
    /** Lock wait, and a statement that ran too long or was ended (class 70 too). */
    private static final Set<Integer> MYSQL_CONFLICT = Set.of(1205, 1317, 1969, 3024);
    /** Table full, too many connections of a user, too many calls an hour. */
    private static final Set<Integer> MYSQL_EXHAUSTED = Set.of(1114, 1203, 1226);

    private final Action action;
    private final @Nullable String advice;

    SqlFault(Action action, @Nullable String advice) {
        this.action = action;
        this.advice = advice;
    }

    Action action() {
        return action;
    }

    @Nullable String advice() {
        return advice;
    }

    static SqlFault of(SQLException error, Product product) {
        SQLException deepest = deepest(error);
        String state = deepest.getSQLState();
        return switch (product) {
            case SQLITE -> ofSqlite(deepest);
            case MYSQL -> ofMysql(deepest.getErrorCode(), state);
            case POSTGRESQL, OTHER -> ofState(state);
        };
    }

    /** A pool's time-out has the reason why no connection came as its cause, a batch's failure the row's as the next. */
    private static SQLException deepest(SQLException error) {
        SQLException found = error;
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            found = cause instanceof SQLException sql ? sql : found;
        }
        SQLException next = found.getNextException();
        return next == null ? found : next;
    }

    private static SqlFault ofMysql(int code, @Nullable String state) {
        if (MYSQL_ROW.contains(code)) {
            return ROW;
        }
        if (MYSQL_DENIED.contains(code)) {
            return DENIED;
        }
        if (MYSQL_CONFLICT.contains(code)) {
            return CONFLICT;
        }
        return MYSQL_EXHAUSTED.contains(code) ? EXHAUSTED : ofState(state);
    }

    private static SqlFault ofState(@Nullable String state) {
        if (state == null || state.length() < 2) {
            return state == null ? CONNECTION : STATEMENT;
        }
        return switch (state) {
            case "55P03", "57014" -> CONFLICT;
            case "08004", "53300" -> EXHAUSTED;
            case "42501", "25006" -> DENIED;
            case "42P01", "42S02", "3F000" -> TABLE;
            case "42703", "42S22" -> COLUMN;
            case "42P10" -> NO_UNIQUE_KEY;
            case "P0001", "45000" -> ROW;
            default -> ofClass(state.substring(0, 2));
        };
    }

    private static SqlFault ofClass(String type) {
        return switch (type) {
            case "08", "57", "25" -> CONNECTION;
            case "40", "70" -> CONFLICT;
            case "53", "58" -> EXHAUSTED;
            // 54: the row is too large for an index or for a limit of the server
            case "21", "22", "23", "44", "54", "01" -> ROW;
            case "28", "3D" -> LOGIN;
            default -> STATEMENT;
        };
    }

    /** SQLite's primary result codes (sqlite.org/rescode.html); code 1 says in words what is wrong. */
    private static SqlFault ofSqlite(SQLException error) {
        return switch (error.getErrorCode() & 0xff) {
            case 5, 6 -> CONFLICT;
            case 10, 13, 7 -> EXHAUSTED;
            case 18, 19, 20, 25 -> ROW;
            case 3, 8, 14, 23 -> DENIED;
            case 11, 26 -> LOGIN;
            case 0 -> error.getSQLState() == null ? CONNECTION : ofState(error.getSQLState());
            default -> ofSqliteWords(String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT));
        };
    }

    private static SqlFault ofSqliteWords(String message) {
        if (message.contains("no such table")) {
            return TABLE;
        }
        if (message.contains("no such column") || message.contains("has no column named")) {
            return COLUMN;
        }
        return message.contains("on conflict clause does not match") ? NO_UNIQUE_KEY : STATEMENT;
    }
}
