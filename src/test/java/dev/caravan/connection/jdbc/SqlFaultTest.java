package dev.caravan.connection.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFaultTest {
    @ParameterizedTest
    @CsvSource({
        "08006,POSTGRESQL,CONNECTION",
        "57P01,POSTGRESQL,CONNECTION",
        "40P01,POSTGRESQL,CONFLICT",
        "40001,POSTGRESQL,CONFLICT",
        "57014,POSTGRESQL,CONFLICT",
        "55P03,POSTGRESQL,CONFLICT",
        "53100,POSTGRESQL,EXHAUSTED",
        "53300,POSTGRESQL,EXHAUSTED",
        "23505,POSTGRESQL,ROW",
        "22P02,POSTGRESQL,ROW",
        "P0001,POSTGRESQL,ROW",
        "28P01,POSTGRESQL,LOGIN",
        "3D000,POSTGRESQL,LOGIN",
        "42501,POSTGRESQL,DENIED",
        "25006,POSTGRESQL,DENIED",
        "42P01,POSTGRESQL,TABLE",
        "42703,POSTGRESQL,COLUMN",
        "42P10,POSTGRESQL,NO_UNIQUE_KEY",
        "54000,POSTGRESQL,ROW",
        "42601,POSTGRESQL,STATEMENT",
        "45000,OTHER,ROW",
        "42S02,MYSQL,TABLE",
        "70100,MYSQL,CONFLICT",
    })
    void sqlStatesHaveOneMeaning(String state, Product product, SqlFault fault) {
        assertThat(SqlFault.of(new SQLException("x", state), product)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "1366,ROW",
        "1364,ROW",
        "1205,CONFLICT",
        "1142,DENIED",
        "1290,DENIED",
        "1114,EXHAUSTED",
        "1203,EXHAUSTED",
        "1226,EXHAUSTED",
        "1317,CONFLICT",
        "1969,CONFLICT",
        "3024,CONFLICT",
    })
    void mysqlsOwnCodesComeBeforeItsGeneralState(int code, SqlFault fault) {
        assertThat(SqlFault.of(new SQLException("x", "HY000", code), Product.MYSQL))
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "5,busy,CONFLICT",
        "19,constraint,ROW",
        "20,mismatch,ROW",
        "13,full,EXHAUSTED",
        "8,read-only,DENIED",
        "26,not a database,LOGIN",
        "1,no such table: t,TABLE",
        "1,no such column: c,COLUMN",
        "1,table t has no column named c,COLUMN",
        "1,near \"x\": syntax error,STATEMENT",
    })
    void sqliteSaysItInCodesAndWords(int code, String message, SqlFault fault) {
        assertThat(SqlFault.of(new SQLException(message, null, code), Product.SQLITE))
                .isEqualTo(fault);
    }

    @Test
    void aPoolsTimeOutIsJudgedByItsCause() {
        SQLException refused = new SQLTransientConnectionException(
                "erpdb - Connection is not available", new SQLException("password", "28P01"));
        assertThat(SqlFault.of(refused, Product.POSTGRESQL)).isEqualTo(SqlFault.LOGIN);
        assertThat(SqlFault.of(new SQLTransientConnectionException("timed out"), Product.POSTGRESQL))
                .isEqualTo(SqlFault.CONNECTION);
    }

    @Test
    void aBatchIsJudgedByTheStatementThatFailed() {
        BatchUpdateException batch = new BatchUpdateException("batch", "HY000", 0, new int[0]);
        batch.setNextException(new SQLException("duplicate", "23505"));
        assertThat(SqlFault.of(batch, Product.POSTGRESQL)).isEqualTo(SqlFault.ROW);
    }
}
