package dev.caravan.connection.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.connection.Answer;
import dev.caravan.model.Action;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What writing rows promises, on every database. */
abstract class WriteContract {
    private static final Map<String, String> GOODS = Map.of("table", "goods", "key", "code");

    private DatabaseFixture database;

    /** The URL of an empty database. */
    abstract String emptyDatabase() throws SQLException;

    @BeforeEach
    void createTable() throws SQLException {
        database = new DatabaseFixture(emptyDatabase());
        database.execute("CREATE TABLE goods (code VARCHAR(20) NOT NULL PRIMARY KEY, name VARCHAR(10), qty INT,"
                + " price DECIMAL(10,2), changed TIMESTAMP NULL, maker VARCHAR(20) DEFAULT 'nobody')");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A row; null values are allowed. */
    static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    private static List<?> list(Answer answer, String name) {
        return (List<?>) ((Map<?, ?>) answer.body()).get(name);
    }

    private static List<Map<String, Object>> goods(int from, int to) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(row("code", "G" + i, "name", "货" + i, "qty", i));
        }
        return rows;
    }

    @Test
    void anUpsertInsertsAndThenChangesOnlyTheColumnsOfTheRow() throws SQLException {
        database.write("upsert", GOODS, List.of(row("code", "A", "name", "螺丝", "qty", 1, "maker", "甲")));
        Answer answer =
                database.write("upsert", GOODS, List.of(row("code", "A", "qty", 2), row("code", "B", "qty", 3)));
        assertThat(answer.action()).isEqualTo(Action.OK);
        assertThat(list(answer, "written")).hasSize(2);
        assertThat(database.query("SELECT code, name, qty, maker FROM goods ORDER BY code"))
                .containsExactly("A,螺丝,2,甲", "B,null,3,nobody");
    }

    @Test
    void ofTheSameKeyTwiceInABatchTheLastWins() throws SQLException {
        Answer answer =
                database.write("upsert", GOODS, List.of(row("code", "A", "qty", 1), row("code", "A", "qty", 2)));
        assertThat(list(answer, "written")).hasSize(2);
        assertThat(database.query("SELECT qty FROM goods")).containsExactly("2");
    }

    @Test
    void aRowOfItsKeyAloneIsWrittenTwiceWithoutHarm() throws SQLException {
        for (int i = 0; i < 2; i++) {
            assertThat(list(database.write("upsert", GOODS, List.of(row("code", "A"))), "written"))
                    .hasSize(1);
        }
        assertThat(database.query("SELECT code FROM goods")).containsExactly("A");
    }

    @Test
    void whatTheDatabaseRefusesIsFoundAndAllOtherRowsAreWritten() throws SQLException {
        database.execute("CREATE UNIQUE INDEX goods_name ON goods (name)");
        database.write("upsert", GOODS, List.of(row("code", "X", "name", "货7", "qty", 0)));
        List<Map<String, Object>> rows = goods(0, 40);
        Answer answer = database.write("upsert", GOODS, rows);
        assertThat(answer.action()).isEqualTo(Action.OK);
        assertThat(list(answer, "written")).hasSize(39);
        assertThat(list(answer, "rejected")).singleElement().satisfies(refusal -> {
            assertThat(((Map<?, ?>) refusal).get("index")).isEqualTo(7);
            assertThat(((Map<?, ?>) refusal).get("message").toString()).containsIgnoringCase("name");
        });
        assertThat(database.query("SELECT COUNT(*) FROM goods")).containsExactly("40");
        assertThat(database.query("SELECT name, qty FROM goods WHERE code = 'X'"))
                .containsExactly("货7,0");
    }

    @Test
    void aValueThatItsColumnDoesNotTakeIsRefusedByName() {
        Answer answer = database.write(
                "upsert",
                GOODS,
                List.of(
                        row("code", "A", "qty", "many"),
                        row("code", "B", "price", "cheap"),
                        row("code", "C", "changed", "yesterday"),
                        row("code", null, "qty", 1),
                        row("code", "E", "qty", 1, "QTY", 2),
                        row("code", "F", "qty", "7", "price", "1.50", "changed", "2024-01-31T08:00:00")));
        assertThat(list(answer, "written")).isEqualTo(List.of(Map.of("index", 5)));
        assertThat(list(answer, "rejected").stream()
                        .map(refusal -> ((Map<?, ?>) refusal).get("message").toString())
                        .toList())
                .satisfiesExactly(
                        message -> assertThat(message)
                                .startsWith("column qty (")
                                .endsWith("takes a whole number, the row has a text of 4 characters"),
                        message -> assertThat(message)
                                .startsWith("column price (")
                                .contains("takes a number, the row has a text"),
                        message -> assertThat(message)
                                .startsWith("column changed (")
                                .contains("takes a time such as 2024-01-31 08:00:00"),
                        message -> assertThat(message).isEqualTo("the row has no value for its key, column code"),
                        message -> assertThat(message).isEqualTo("the row has two fields for column qty"));
    }

    @Test
    void digitsThatAColumnOfFloatingNumbersLosesAreRefused() throws SQLException {
        database.execute("CREATE TABLE rates (code VARCHAR(20) NOT NULL PRIMARY KEY, rate DOUBLE PRECISION)");
        Answer answer = database.write(
                "upsert",
                Map.of("table", "rates", "key", "code"),
                List.of(
                        row("code", "A", "rate", new BigDecimal("12345678901234567.89")),
                        row("code", "B", "rate", new BigDecimal("0.1"))));
        assertThat(list(answer, "rejected").toString())
                .contains("takes at most 15 digits, the row has a number with 19; round it in the mapping");
        assertThat(database.query("SELECT code, rate FROM rates")).containsExactly("B,0.1");
    }

    @Test
    void whatAColumnWouldRoundOrCutIsRefused() {
        Answer answer = database.write(
                "upsert",
                GOODS,
                List.of(
                        row("code", "A", "price", new BigDecimal("1.239")),
                        row("code", "B", "name", "twelve chars"),
                        row("code", "C", "price", new BigDecimal("1.2300"), "name", "ten chars.")));
        if (product() != Product.SQLITE) {
            assertThat(list(answer, "written")).isEqualTo(List.of(Map.of("index", 2)));
            assertThat(list(answer, "rejected").toString())
                    .contains(
                            "takes at most 2 digits after the point, the row has a number with 3; round it in the mapping")
                    .contains("takes at most 10 characters, the row has a text of 12 characters");
        } else {
            assertThat(list(answer, "written")).hasSize(3);
        }
    }

    @Test
    void anEmptyTextIsNullWhereTheColumnIsNotOfText() throws SQLException {
        database.write("upsert", GOODS, List.of(row("code", "A", "name", "", "qty", "", "changed", "")));
        assertThat(database.query("SELECT name, qty, changed FROM goods")).containsExactly(",null,null");
    }

    @Test
    void namesAndValuesAreNeverReadAsSql() throws SQLException {
        String quote = "a`b\"c'; DROP TABLE goods; --";
        database.execute(
                "CREATE TABLE odd (" + product().quote(quote) + " VARCHAR(50) NOT NULL PRIMARY KEY, v VARCHAR(50))");
        Answer answer = database.write(
                "upsert",
                Map.of("table", "odd", "key", quote),
                List.of(row(quote, "'); DROP TABLE goods; --", "v", "\\' OR 1=1 --")));
        assertThat(list(answer, "written")).hasSize(1);
        assertThat(database.query("SELECT v FROM odd")).containsExactly("\\' OR 1=1 --");
        assertThat(database.query("SELECT COUNT(*) FROM goods")).containsExactly("0");
    }

    abstract Product product();

    @Test
    void aMissingTableIsToldWithTheStatementThatMakesIt() throws SQLException {
        Map<String, String> target = Map.of("table", "orders", "key", "org,no");
        List<Map<String, Object>> rows = List.of(
                row(
                        "org",
                        "I0134",
                        "no",
                        1,
                        "amount",
                        new BigDecimal("1.50"),
                        "open",
                        true,
                        "lines",
                        List.of(1),
                        "note",
                        null),
                row("org", "I0134", "no", 2, "amount", 7, "open", false, "lines", List.of(), "note", "x"));
        Answer answer = database.write("upsert", target, rows);
        assertThat(answer.action()).isEqualTo(Action.FAIL);
        assertThat(answer.message()).isEqualTo("there is no table orders");
        assertThat(answer.advice()).contains("create it: CREATE TABLE");
        database.execute(answer.advice().substring(answer.advice().indexOf("CREATE TABLE")));
        assertThat(list(database.write("upsert", target, rows), "written")).hasSize(2);
        assertThat(list(database.write("upsert", target, rows), "written")).hasSize(2);
        assertThat(database.query("SELECT COUNT(*) FROM orders")).containsExactly("2");
    }

    @Test
    void aTableOfNearlyTheSameNameIsOffered() {
        Answer answer = database.write("upsert", Map.of("table", "gods", "key", "code"), goods(0, 1));
        assertThat(answer.advice()).startsWith("did you mean \"goods\"? Else create it: ");
    }

    @Test
    void aMissingColumnIsToldWithTheStatementThatAddsIt() throws SQLException {
        List<Map<String, Object>> rows = List.of(row("code", "A", "weight", new BigDecimal("0.25"), "nam", "x"));
        Answer answer = database.write("upsert", GOODS, rows);
        assertThat(answer.action()).isEqualTo(Action.FAIL);
        assertThat(answer.message()).isEqualTo("table goods has no column nam (did you mean \"name\"?), weight");
        for (String alter :
                answer.advice().substring(answer.advice().indexOf("ALTER")).split("; ")) {
            database.execute(alter);
        }
        assertThat(list(database.write("upsert", GOODS, rows), "written")).hasSize(1);
    }

    @Test
    void withoutAUniqueIndexOnTheKeyNothingIsWritten() throws SQLException {
        Answer answer = database.write("upsert", Map.of("table", "goods", "key", "name"), goods(0, 2));
        assertThat(answer.action()).isEqualTo(Action.FAIL);
        assertThat(answer.describe()).containsIgnoringCase("unique index");
        assertThat(database.query("SELECT COUNT(*) FROM goods")).containsExactly("0");
    }

    @Test
    void aStatementIsExecutedWithTheFieldsItNames() throws SQLException {
        database.write("upsert", GOODS, goods(0, 3));
        Answer answer = database.write(
                "batchexecute",
                Map.of("sql", "UPDATE goods SET qty = qty + :more, name = ':no' WHERE code = :code /* :no */"),
                List.of(row("code", "G1", "more", 10), row("code", "G2", "more", 20)));
        assertThat(list(answer, "written")).hasSize(2);
        assertThat(database.query("SELECT code, name, qty FROM goods ORDER BY code"))
                .containsExactly("G0,货0,0", "G1,:no,11", "G2,:no,22");
    }

    @Test
    void anInsertWithoutParametersTakesTheFieldsInTheirOrder() throws SQLException {
        Answer answer = database.write(
                "batchexecute", Map.of("main_sql", "INSERT INTO goods (code, name, qty) VALUES "), goods(0, 3));
        assertThat(list(answer, "written")).hasSize(3);
        assertThat(database.query("SELECT code, name, qty FROM goods WHERE qty = 2"))
                .containsExactly("G2,货2,2");
    }

    @Test
    void rowsThatAStatementFailsForAreToldApart() throws SQLException {
        database.write("upsert", GOODS, goods(3, 4));
        Answer answer = database.write(
                "batchexecute", Map.of("sql", "INSERT INTO goods (code, qty) VALUES (:code, :qty)"), goods(0, 8));
        assertThat(list(answer, "written")).hasSize(7);
        assertThat(list(answer, "rejected")).singleElement().satisfies(refusal -> assertThat(
                        ((Map<?, ?>) refusal).get("index"))
                .isEqualTo(3));
        assertThat(database.query("SELECT COUNT(*) FROM goods")).containsExactly("8");
    }

    @Test
    void aNameThatNoRowHasIsASlip() {
        Answer answer = database.write("execute", Map.of("sql", "UPDATE goods SET qty = :qyt"), goods(0, 1));
        assertThat(answer.describe())
                .isEqualTo("the statement names :qyt, and no row has that field; did you mean :qty?");
        assertThat(answer.action()).isEqualTo(Action.FAIL);
    }

    @Test
    void aWrongStatementStopsTheCase() {
        Answer answer = database.write("execute", Map.of("sql", "UPDAT goods SET qty = :qty"), goods(0, 1));
        assertThat(answer.action()).isEqualTo(Action.FAIL);
        assertThat(answer.advice()).isEqualTo("check the statement");
        assertThat(database.write("execute", Map.of("sql", "UPDATE nothere SET qty = :qty"), goods(0, 1))
                        .action())
                .isEqualTo(Action.FAIL);
        assertThat(database.write("execute", Map.of(), goods(0, 1)).message())
                .isEqualTo("name what is executed: sql=<statement>");
    }
}
