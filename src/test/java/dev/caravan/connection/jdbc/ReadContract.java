package dev.caravan.connection.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.connection.Answer;
import dev.caravan.json.Json;
import dev.caravan.json.RecordArray;
import dev.caravan.model.Action;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reading pages promises, on every database. */
abstract class ReadContract {
    private DatabaseFixture database;

    /** The URL of an empty database. */
    abstract String emptyDatabase() throws SQLException;

    @BeforeEach
    void createTable() throws SQLException {
        database = new DatabaseFixture(emptyDatabase());
        database.execute(
                "CREATE TABLE orders (id INT NOT NULL PRIMARY KEY, no VARCHAR(20), changed TIMESTAMP NULL, state INT)");
        for (int i = 1; i <= 25; i++) {
            database.execute("INSERT INTO orders VALUES (" + i + ", 'N" + i + "', '2024-01-31 08:00:"
                    + (i < 10 ? "0" : "") + i + "', " + i % 3 + ")");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    DatabaseFixture database() {
        return database;
    }

    private Answer page(Map<String, String> options, Object... fields) {
        Map<String, Object> asked = new HashMap<>(Map.of("limit", 10));
        for (int i = 0; i < fields.length; i += 2) {
            asked.put((String) fields[i], fields[i + 1]);
        }
        return database.call("select", options, asked);
    }

    private static List<Object> values(Answer answer, String column) {
        assertThat(answer.action()).as(answer.describe()).isEqualTo(Action.OK);
        List<Object> values = new ArrayList<>();
        answer.records().forEach(record -> values.add(record.content().get(column)));
        return values;
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfTheKey() {
        Map<String, String> options = Map.of("table", "orders", "key", "id", "columns", "id, no");
        assertThat(values(page(options), "id")).startsWith(1, 2).hasSize(10);
        Answer second = page(options, "after", "10");
        assertThat(values(second, "id")).startsWith(11).hasSize(10);
        assertThat(values(page(options, "after", "20"), "no")).containsExactly("N21", "N22", "N23", "N24", "N25");
        assertThat(second.records().get(0).text()).isEqualTo("{\"id\":11,\"no\":\"N11\"}");
        assertThat(page(options, "after", "25").records()).isEmpty();
    }

    @Test
    void aTextKeyAndAConditionWithParametersWorkToo() {
        Map<String, String> options =
                Map.of("table", "orders", "key", "no", "where", "state = :state or no = ':x' -- all", "columns", "*");
        assertThat(values(page(options, "state", 1), "no"))
                .containsExactly("N1", "N10", "N13", "N16", "N19", "N22", "N25", "N4", "N7");
        assertThat(values(page(options, "state", "1", "after", "N19"), "no")).containsExactly("N22", "N25", "N4", "N7");
    }

    @Test
    void valuesStayUnderTheirNamesWhenTheTableIsAlteredBetweenTwoPages() throws SQLException {
        Map<String, String> options = Map.of("table", "orders", "key", "id");
        assertThat(values(page(options), "state")).hasSize(10);
        database.execute(
                "ALTER TABLE orders DROP COLUMN no", "ALTER TABLE orders ADD COLUMN note VARCHAR(20) DEFAULT 'new'");
        assertThat(page(options, "after", "23").records().get(0).content())
                .containsOnlyKeys("id", "changed", "state", "note")
                .containsEntry("state", 0)
                .containsEntry("note", "new");
        assertThat(values(page(options, "after", "24"), "note")).containsExactly("new");
    }

    @Test
    void aSelectOfOnesOwnIsPagedAndFiltered() {
        Map<String, String> options = Map.of(
                "sql",
                "SELECT o.id * 2 AS twice, o.no FROM orders o WHERE o.state = :state -- mine\n;",
                "key",
                "twice");
        assertThat(values(page(options, "state", 0), "twice")).containsExactly(6, 12, 18, 24, 30, 36, 42, 48);
        assertThat(values(page(options, "state", 0, "after", "30"), "twice")).containsExactly(36, 42, 48);
    }

    @Test
    void aWindowHoldsItsFirstSecondAndNotItsLast() {
        Map<String, String> options =
                Map.of("table", "orders", "key", "id", "columns", "id,changed", "modified", "changed");
        // 08:00 in Shanghai; the paging loop asks for closed bounds of whole seconds
        Answer answer = page(options, "from", "2024-01-31T00:00:05Z", "to", "2024-01-31T00:00:07Z");
        assertThat(values(answer, "id")).containsExactly(5, 6, 7);
        assertThat(values(answer, "changed").get(0)).isEqualTo("2024-01-31 08:00:05");
    }

    @Test
    void aSelectMayNameTheBoundsOfTheWindowItself() {
        Map<String, String> options = Map.of(
                "sql",
                "SELECT id FROM orders WHERE changed >= :from AND changed < :to",
                "key",
                "id",
                "modified",
                "changed");
        Answer answer = page(options, "from", "2024-01-31T00:00:05Z", "to", "2024-01-31T00:00:06Z");
        assertThat(values(answer, "id")).containsExactly(5, 6);
    }

    @Test
    void rowsWithoutAUniqueKeyAreReadByOffset() {
        Map<String, String> options = Map.of("table", "orders", "order", "state, no");
        Answer answer = database.call("select-by-offset", options, Map.of("limit", 10, "offset", 20));
        assertThat(values(answer, "state")).containsExactly(2, 2, 2, 2, 2);
    }

    @Test
    void aKeyThatRowsShareWouldLoseSomeAndIsRefused() {
        Answer apart = database.call("select", Map.of("table", "orders", "key", "state"), Map.of("limit", 8));
        assertThat(apart.action()).isEqualTo(Action.OK);
        Answer shared = database.call("select", Map.of("table", "orders", "key", "state"), Map.of("limit", 4));
        assertThat(shared.action()).isEqualTo(Action.FAIL);
        assertThat(shared.describe())
                .isEqualTo("several rows have the same state, so that some would be lost between two pages;"
                        + " choose a key that is unique, or use select-by-offset");
    }

    @Test
    void aKeyThatIsNullSomewhereIsRefused() throws SQLException {
        database.execute("INSERT INTO orders VALUES (99, NULL, NULL, 1)");
        Answer answer = page(Map.of("table", "orders", "key", "no"));
        assertThat(answer.action()).isEqualTo(Action.FAIL);
        assertThat(answer.message()).isEqualTo("column no is null in some rows, which no page would show");
        assertThat(values(page(Map.of("table", "orders", "key", "no", "where", "no is not null")), "no"))
                .hasSize(10);
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        assertThat(page(Map.of("table", "orders", "key", "nmo")).describe())
                .startsWith("unknown column \"nmo\"; did you mean \"no\"? Allowed: id, no, changed, state");
        assertThat(page(Map.of("table", "orders", "key", "id", "columns", "id,xyz"))
                        .action())
                .isEqualTo(Action.FAIL);
        assertThat(page(Map.of("table", "nothere", "key", "id")).advice())
                .isEqualTo("check the name of the table and the database of the connection's url");
        assertThat(page(Map.of("key", "id")).message()).isEqualTo("name what is read: table=<table>, or sql=<select>");
        assertThat(page(Map.of("table", "orders", "key", "id", "where", "state = :stat"))
                        .describe())
                .isEqualTo(
                        "the statement names :stat, and the request has no field stat; set request.stat on the pull");
    }

    @Test
    void aWindowNeedsAColumnWithDateAndTime() {
        Map<String, String> options = Map.of("table", "orders", "key", "id", "modified", "state");
        Answer answer = page(options, "from", "2024-01-31T00:00:05Z", "to", "2024-01-31T00:00:07Z");
        assertThat(answer.action()).isEqualTo(Action.FAIL);
        assertThat(answer.message())
                .matches("column state is INT\\w*: a window needs a column with date and time"
                        .replace("INT", "(?i:INT)"));
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        Answer answer = page(Map.of("sql", "SELECT id, no AS id FROM orders", "key", "id"));
        // SQLite gives the second one another name by itself
        boolean told =
                answer.action() == Action.FAIL || answer.records().get(0).text().equals("{\"id\":1,\"id:1\":\"N1\"}");
        assertThat(told).as(answer.describe()).isTrue();
    }

    @Test
    void aPageLargerThanAllowedIsRefused() throws SQLException {
        try (DatabaseFixture small = new DatabaseFixture(database.settings().value("url"), "max-body", "1KB")) {
            Answer answer = small.call("select", Map.of("table", "orders", "key", "id"), Map.of("limit", 25));
            assertThat(answer.message()).isEqualTo("the page is larger than max-body, 1024 bytes");
        }
    }

    @Test
    void theCheapestCallTellsTheProduct() {
        assertThat(database.call("ping", Map.of(), Map.of()).message()).containsPattern("[A-Za-z]+ .*[0-9]");
    }

    @Test
    void everyRecordIsItsText() {
        for (RecordArray.Element record :
                page(Map.of("table", "orders", "key", "id")).records()) {
            assertThat(Json.parse(record.text())).isEqualTo(record.value());
        }
    }
}
