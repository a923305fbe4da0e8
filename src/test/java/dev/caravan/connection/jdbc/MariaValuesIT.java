package dev.caravan.connection.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.connection.Answer;
import dev.caravan.json.Json;
import dev.caravan.model.Action;
import dev.caravan.store.jdbc.MariaServer;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What MySQL and MariaDB have beyond other databases: their types, their upsert. */
class MariaValuesIT {
    private static final String VALUES = "CREATE TABLE vals (id BIGINT UNSIGNED PRIMARY KEY, tiny TINYINT(1),"
            + " money DECIMAL(38,10), ratio DOUBLE, raw BLOB, day DATE, clock TIME, local DATETIME(6), text TEXT)";
    private static final String ROW = "{\"id\":18446744073709551615,\"tiny\":2,"
            + "\"money\":1234567890123456789012345678.0123456789,\"ratio\":0.1,\"raw\":\"AP8Q\",\"day\":\"2024-02-29\","
            + "\"clock\":\"23:59:59\",\"local\":\"2024-01-31 08:00:00.000001\",\"text\":\"货\"}";
    private static final Map<String, String> GOODS = Map.of("table", "goods", "key", "code");

    private DatabaseFixture database;

    @BeforeEach
    void open() throws SQLException {
        database = new DatabaseFixture(MariaServer.newDatabase());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String read(String table) {
        Answer answer = database.call("select", Map.of("table", table, "key", "id"), Map.of("limit", 10));
        assertThat(answer.action()).as(answer.describe()).isEqualTo(Action.OK);
        return answer.records().get(0).text();
    }

    @Test
    void everyTypeIsReadWithoutLossAndWrittenBackTheSame() throws SQLException {
        database.execute(
                VALUES,
                VALUES.replace("vals", "copy"),
                "INSERT INTO vals VALUES (18446744073709551615, 2, 1234567890123456789012345678.0123456789, 0.1,"
                        + " x'00ff10', '2024-02-29', '23:59:59', '2024-01-31 08:00:00.000001', '货')");
        assertThat(read("vals")).isEqualTo(ROW);
        Answer written = database.write(
                "upsert", Map.of("table", "copy", "key", "id"), List.of(new LinkedHashMap<>(Json.parseObject(ROW))));
        assertThat(written.body().toString()).contains("rejected=[]");
        assertThat(read("copy")).isEqualTo(ROW);
    }

    @Test
    void aTimestampIsToldInTheZoneOfTheConnectionWhateverThatOfTheServer() throws SQLException {
        database.execute(
                "CREATE TABLE clocks (id INT PRIMARY KEY, changed TIMESTAMP NULL)",
                "INSERT INTO clocks VALUES (1, FROM_UNIXTIME(1706659200))");
        assertThat(read("clocks")).isEqualTo("{\"id\":1,\"changed\":\"2024-01-31 08:00:00\"}");
        assertThat(database.call(
                                "select",
                                Map.of("table", "clocks", "key", "id", "modified", "changed"),
                                Map.of("limit", 10, "from", "2024-01-31T00:00:00Z", "to", "2024-01-31T00:00:00Z"))
                        .records())
                .hasSize(1);
        String url = database.settings().value("url");
        try (DatabaseFixture tehran = new DatabaseFixture(url, "zone", "+03:30");
                DatabaseFixture berlin = new DatabaseFixture(url, "zone", "Europe/Berlin")) {
            assertThat(tehran.query("SELECT changed FROM clocks").get(0)).startsWith("2024-01-31 03:30:00");
            // by name, if the server knows the names of zones
            assertThat(berlin.query("SELECT changed FROM clocks").get(0)).startsWith("2024-01-31 0");
        }
    }

    @Test
    void keysThatTheServerTakesForTheSameAreRefusedWhereAPageEndsBetweenThem() throws SQLException {
        database.execute(
                "CREATE TABLE notes (code VARCHAR(20) NOT NULL)",
                "INSERT INTO notes VALUES ('a'), ('b'), ('B'), ('c')");
        Map<String, String> options = Map.of("table", "notes", "key", "code");
        Answer lost = database.call("select", options, Map.of("limit", 2));
        assertThat(lost.message())
                .isEqualTo("several rows have the same code, so that some would be lost between two pages");
        assertThat(database.call("select", options, Map.of("limit", 4)).records())
                .hasSize(4);
    }

    @Test
    void anotherUniqueIndexNeverTurnsAnInsertIntoTheUpdateOfAnotherRow() throws SQLException {
        database.execute("CREATE TABLE goods (code VARCHAR(20) PRIMARY KEY, name VARCHAR(20) UNIQUE, qty INT)");
        database.write("upsert", GOODS, List.of(Map.of("code", "A", "name", "螺丝", "qty", 1)));
        Answer answer = database.write("upsert", GOODS, List.of(Map.of("code", "B", "name", "螺丝", "qty", 2)));
        assertThat(answer.body().toString()).contains("written=[]").contains("Duplicate entry");
        assertThat(database.query("SELECT code, qty FROM goods")).containsExactly("A,1");
    }

    @Test
    void aServerThatWouldCutAndZeroIsMadeToRefuse() throws SQLException {
        database.execute("CREATE TABLE goods (code VARCHAR(20) PRIMARY KEY, qty TINYINT)", "SET GLOBAL sql_mode = ''");
        try (DatabaseFixture lax = new DatabaseFixture(database.settings().value("url"))) {
            Answer answer = lax.write("upsert", GOODS, List.of(Map.of("code", "A", "qty", 1000)));
            assertThat(answer.body().toString()).contains("written=[]").contains("Out of range");
        } finally {
            database.execute("SET GLOBAL sql_mode = DEFAULT");
        }
    }
}
