package dev.caravan.connection.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.connection.Answer;
import dev.caravan.model.Action;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite keeps any value in any column, and some numbers as others than they were. */
class SqliteValuesTest {
    private static final BigInteger LARGE = new BigInteger("9223372036854775809");

    @TempDir
    private Path folder;

    private DatabaseFixture database;

    @BeforeEach
    void createTable() throws SQLException {
        database = new DatabaseFixture("jdbc:sqlite:" + folder.resolve("erp.db"));
        database.execute("CREATE TABLE goods (code TEXT PRIMARY KEY, no BIGINT, changed TIMESTAMP)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static String refusals(Answer answer) {
        return ((Map<?, ?>) answer.body()).get("rejected").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1706659200000", "'2024-01-31T08:00:00'", "'2024-01-31 08:00:00Z'", "'2024-01-31'", "x'00'"})
    void aWindowRefusesAColumnWhoseTimesItWouldNotFind(String time) throws SQLException {
        database.execute("INSERT INTO goods VALUES ('A', 1, '2024-01-31 08:00:00.5'), ('B', 2, NULL)");
        assertThat(window().records()).hasSize(1);
        database.execute("INSERT INTO goods VALUES ('C', 3, " + time + ")");
        Answer answer = window();
        assertThat(answer.action()).isEqualTo(Action.FAIL);
        assertThat(answer.message())
                .startsWith("column changed holds other ")
                .endsWith("than times such as 2024-01-31 08:00:00, which a window would not find");
    }

    private Answer window() {
        return database.call(
                "select",
                Map.of("table", "goods", "key", "code", "modified", "changed"),
                Map.of("limit", 10, "from", "2024-01-30T00:00:00Z", "to", "2024-02-01T00:00:00Z"));
    }

    @Test
    void keysThatACollationTakesForTheSameAreRefusedWhereAPageEndsBetweenThem() throws SQLException {
        database.execute(
                "CREATE TABLE notes (code TEXT NOT NULL COLLATE NOCASE)",
                "INSERT INTO notes VALUES ('a'), ('b'), ('B'), ('c')");
        Map<String, String> options = Map.of("table", "notes", "key", "code");
        assertThat(database.call("select", options, Map.of("limit", 2)).message())
                .isEqualTo("several rows have the same code, so that some would be lost between two pages");
        assertThat(database.call("select", options, Map.of("limit", 4)).records())
                .hasSize(4);
    }

    @Test
    void aWholeNumberOfMoreThanSixtyThreeBitsIsRefused() throws SQLException {
        Answer answer = database.write(
                "upsert",
                Map.of("table", "goods", "key", "code"),
                List.of(Map.of("code", "A", "no", LARGE), Map.of("code", "B", "no", Long.MAX_VALUE)));
        assertThat(refusals(answer)).contains("takes at most 15 digits in SQLite, the row has a number with 19");
        assertThat(database.query("SELECT code, no FROM goods")).containsExactly("B," + Long.MAX_VALUE);
    }

    @Test
    void aStatementRefusesTheRowWhoseDigitsWouldBeLost() throws SQLException {
        Answer answer = database.write(
                "batchexecute",
                Map.of("sql", "INSERT INTO goods (code, no) VALUES (:code, :no)"),
                List.of(
                        Map.of("code", "A", "no", LARGE),
                        Map.of("code", "B", "no", new BigDecimal("0.12345678901234567890")),
                        Map.of("code", "C", "no", 7)));
        assertThat(refusals(answer))
                .contains(":no is a number of 19 digits, of which SQLite keeps 15; make it a text in the mapping")
                .contains("index=1");
        assertThat(database.query("SELECT code, no FROM goods")).containsExactly("C,7");
    }

    @Test
    void aRequestFieldWhoseDigitsWouldBeLostIsRefused() {
        Answer answer = database.call(
                "select",
                Map.of("table", "goods", "key", "code", "where", "no = :no"),
                Map.of("limit", 10, "no", LARGE));
        assertThat(answer.action()).isEqualTo(Action.FAIL);
        assertThat(answer.message()).startsWith(":no is a number of 19 digits");
    }
}
