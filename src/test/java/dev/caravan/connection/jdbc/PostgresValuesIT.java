package dev.caravan.connection.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.connection.Answer;
import dev.caravan.model.Action;
import dev.caravan.store.jdbc.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What PostgreSQL has beyond other databases: its types, its errors. */
class PostgresValuesIT {
    private static final String VALUES = "CREATE TABLE vals (id BIGINT PRIMARY KEY, money NUMERIC(38,10), free NUMERIC,"
            + " ratio DOUBLE PRECISION, small REAL, yes BOOLEAN, raw BYTEA, day DATE, clock TIME, local TIMESTAMP,"
            + " moment TIMESTAMPTZ, doc JSONB, mark UUID, tags TEXT[], forever TIMESTAMP)";
    private static final String ROW = "{\"id\":9007199254740993,\"money\":1234567890123456789012345678.0123456789,"
            + "\"free\":1.10,\"ratio\":0.1,\"small\":1.5,\"yes\":true,\"raw\":\"AP8Q\",\"day\":\"2024-02-29\","
            + "\"clock\":\"23:59:59\",\"local\":\"2024-01-31 08:00:00.000001\","
            + "\"moment\":\"2024-01-31 08:00:00+08:00\",\"doc\":{\"a\":[1.10,null]},"
            + "\"mark\":\"6f1f64ab-6a0d-4ed5-9f0a-111111111111\",\"tags\":[\"x\",\"y\"],\"forever\":null}";

    private DatabaseFixture database;

    @BeforeEach
    void open() throws SQLException {
        database = new DatabaseFixture(PostgresServer.newSchema());
        database.execute(VALUES);
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
                "INSERT INTO vals VALUES (9007199254740993, 1234567890123456789012345678.0123456789, 1.10, 0.1,"
                        + " 1.5, true, '\\x00ff10', '2024-02-29', '23:59:59', '2024-01-31 08:00:00.000001',"
                        + " '2024-01-31 00:00:00+00', '{\"a\": [1.10, null]}', '6f1f64ab-6a0d-4ed5-9f0a-111111111111',"
                        + " '{x,y}', NULL)");
        assertThat(read("vals")).isEqualTo(ROW);
        database.execute(VALUES.replace("vals", "copy"));
        Map<String, Object> row = new java.util.LinkedHashMap<>(dev.caravan.json.Json.parseObject(ROW));
        row.put("tags", "{x,y}");
        Answer written = database.write("upsert", Map.of("table", "copy", "key", "id"), List.of(row));
        assertThat(written.body().toString()).contains("rejected=[]");
        assertThat(read("copy")).isEqualTo(ROW);
    }

    @Test
    void infinityAndNotANumberStayTheDatabasesWords() throws SQLException {
        database.execute("INSERT INTO vals (id, free, ratio, forever) VALUES (1, 'NaN', 'Infinity', 'infinity')");
        assertThat(read("vals")).contains("\"free\":\"NaN\"", "\"ratio\":\"Infinity\"", "\"forever\":\"infinity\"");
    }

    @Test
    void keysOfAnyTypeAreGoneOnAfter() throws SQLException {
        database.execute(
                "INSERT INTO vals (id, mark, moment, money) SELECT n, ('00000000-0000-0000-0000-00000000000' || n)::uuid,"
                        + " '2024-01-31 00:00:00.5+00'::timestamptz + n * interval '1 s', n + 0.5 FROM generate_series(1, 5) n");
        for (String key : List.of("mark", "moment", "money")) {
            Map<String, String> options = Map.of("table", "vals", "key", key, "where", key + " is not null");
            Answer first = database.call("select", options, Map.of("limit", 3));
            Object last = first.records().get(2).content().get(key);
            Answer second = database.call("select", options, Map.of("limit", 3, "after", last.toString()));
            assertThat(second.records().stream().map(record -> record.content().get("id")))
                    .as(key)
                    .containsExactly(4, 5);
        }
    }

    @Test
    void aWindowOnAColumnWithAZoneKnowsTheInstant() throws SQLException {
        database.execute(
                "SET TIME ZONE 'America/New_York'",
                "INSERT INTO vals (id, moment) VALUES"
                        + " (1, '2024-01-31 00:00:00+00'), (2, '2024-01-31 00:00:10+00')");
        Answer answer = database.call(
                "select",
                Map.of("table", "vals", "key", "id", "modified", "moment"),
                Map.of("limit", 10, "from", "2024-01-31T00:00:00Z", "to", "2024-01-31T00:00:09Z"));
        assertThat(answer.records()).hasSize(1);
    }

    @Test
    void aTriggersRefusalIsTheRowsOwn() throws SQLException {
        database.execute(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id = 2 THEN"
                        + " RAISE EXCEPTION 'no two'; END IF; RETURN NEW; END $$",
                "CREATE TRIGGER refusing BEFORE INSERT ON vals FOR EACH ROW EXECUTE FUNCTION refuse()");
        Answer answer = database.write(
                "upsert",
                Map.of("table", "vals", "key", "id"),
                List.of(Map.of("id", 1), Map.of("id", 2), Map.of("id", 3)));
        assertThat(answer.body().toString()).contains("index=1").contains("no two");
        assertThat(database.query("SELECT COUNT(*) FROM vals")).containsExactly("2");
    }

    @Test
    void aLockThatDoesNotPassIsTriedAgainAndThenTold() throws SQLException {
        database.execute("INSERT INTO vals (id) VALUES (1)");
        try (DatabaseFixture impatient = new DatabaseFixture(
                        database.settings().value("url"), "response-timeout", "1s", "attempts", "2");
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE vals SET yes = true");
            Answer answer = impatient.write(
                    "upsert", Map.of("table", "vals", "key", "id"), List.of(Map.of("id", 1, "yes", false)));
            assertThat(answer.action()).isEqualTo(Action.RETRY);
            assertThat(answer.advice())
                    .isEqualTo("another program locks the same rows; if it happens again, look which");
            assertThat(impatient.repeats()).hasSize(1);
            other.rollback();
        }
        Answer answer =
                database.write("upsert", Map.of("table", "vals", "key", "id"), List.of(Map.of("id", 1, "yes", false)));
        assertThat(answer.action()).isEqualTo(Action.OK);
    }

    @Test
    void withoutTheRightNothingIsTriedAgain() throws SQLException {
        String role = "reader" + ProcessHandle.current().pid();
        database.execute(
                "CREATE ROLE " + role + " LOGIN",
                "GRANT USAGE ON SCHEMA " + schema() + " TO " + role,
                "GRANT SELECT ON vals TO " + role);
        try (DatabaseFixture reader =
                new DatabaseFixture(database.settings().value("url").replace("user=postgres", "user=" + role))) {
            Answer answer = reader.write("upsert", Map.of("table", "vals", "key", "id"), List.of(Map.of("id", 1)));
            assertThat(answer.action()).isEqualTo(Action.FAIL);
            assertThat(answer.message()).isEqualTo("ERROR: permission denied for table vals");
            assertThat(answer.advice()).isEqualTo("give the user the right that the message names");
            assertThat(reader.repeats()).isEmpty();
        }
    }

    private String schema() throws SQLException {
        return database.query("SELECT current_schema()").get(0);
    }

    @Test
    void aDatabaseThatIsNotThereIsAMatterOfTheSettings() {
        String url = database.settings().value("url").replace("/postgres?", "/nothere?");
        try (DatabaseFixture wrong = new DatabaseFixture(url, "connect-timeout", "3s")) {
            Answer answer = wrong.call("ping", Map.of(), Map.of());
            assertThat(answer.action()).isEqualTo(Action.FAIL);
            assertThat(answer.advice()).isEqualTo("check url, username and password of the connection");
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        try (DatabaseFixture wrong = new DatabaseFixture(
                "jdbc:postgresql://127.0.0.1:1/postgres", "connect-timeout", "3s", "attempts", "2")) {
            Answer answer = wrong.call("ping", Map.of(), Map.of());
            assertThat(answer.action()).isEqualTo(Action.RETRY);
            assertThat(answer.advice()).isEqualTo("check that the database server runs and can be reached");
            assertThat(wrong.repeats()).hasSize(1);
        }
    }
}
