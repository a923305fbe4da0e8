package dev.caravan.store.jdbc;

import dev.caravan.store.rules.Failure;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** What the drivers' errors mean. */
final class SqlFailure {
    private SqlFailure() {}

    static Failure of(SQLException error) {
        String state = error.getSQLState();
        if (state == null || state.isEmpty()) {
            return ofSqlite(error);
        }
        Failure failure = ofMysql(error.getErrorCode());
        return failure == Failure.OTHER ? ofState(state, error) : failure;
    }

    /** The meaning of the first SQL error among the causes. */
    static Failure ofCause(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause instanceof SQLException sql ? of(sql) : Failure.OTHER;
    }

    private static Failure ofState(String state, SQLException error) {
        return switch (state) {
            case "40001", "40P01", "55P03" -> Failure.CONFLICT;
            case "57014" -> Failure.SLOW;
            case "53100", "53200" -> Failure.FULL;
            case "25006" -> Failure.READ_ONLY;
            case "42501" -> Failure.RIGHTS;
            case "3D000" -> Failure.NO_DATABASE;
            case "28000", "28P01" -> Failure.LOGIN;
            case "XX001", "XX002" -> Failure.DAMAGED;
            case "57P01", "57P02", "57P03", "25P03" -> Failure.CONNECTION;
            default -> state.startsWith("08") || isConnection(error) ? Failure.CONNECTION : Failure.OTHER;
        };
    }

    /** Error numbers of MariaDB and MySQL (mariadb.com/kb/en/mariadb-error-codes); PostgreSQL's driver has none. */
    private static Failure ofMysql(int number) {
        return switch (number) {
            case 1062, 1205, 1213, 1020 -> Failure.CONFLICT; // 1062: two processes staged the same new key
            case 1045, 1698, 1862 -> Failure.LOGIN;
            case 1049 -> Failure.NO_DATABASE;
            case 1044, 1142, 1143, 1227, 1370 -> Failure.RIGHTS;
            case 1021, 1114 -> Failure.FULL;
            case 1290, 1792, 1836 -> Failure.READ_ONLY;
            case 1034, 1194, 1712 -> Failure.DAMAGED;
            case 1317, 1969, 3024 -> Failure.SLOW;
            case 1118, 1153, 1301 -> Failure.TOO_LARGE;
            case 1040, 1053, 1077, 1080, 1927 -> Failure.CONNECTION;
            default -> Failure.OTHER;
        };
    }

    /** SQLite's primary result codes (sqlite.org/rescode.html). */
    private static Failure ofSqlite(SQLException error) {
        return switch (error.getErrorCode()) {
            case 5, 6 -> Failure.CONFLICT;
            case 8, 14, 23 -> Failure.READ_ONLY;
            case 11, 26 -> Failure.DAMAGED;
            case 13 -> Failure.FULL;
            default -> isConnection(error) ? Failure.CONNECTION : Failure.OTHER;
        };
    }

    private static boolean isConnection(@Nullable SQLException error) {
        return error instanceof SQLTransientConnectionException
                || error instanceof SQLNonTransientConnectionException
                || error instanceof SQLRecoverableException;
    }
}
