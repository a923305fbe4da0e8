package dev.caravan.connection.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.connection.Answer;
import dev.caravan.json.Json;
import dev.caravan.model.Action;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectionClientIT {
    private static final Map<String, String> GOODS = Map.of("collection", "goods", "key", "code");

    private MongoFixture mongo;

    @BeforeEach
    void open() {
        mongo = new MongoFixture();
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    private Answer page(Map<String, String> options, Object... fields) {
        Map<String, Object> asked = new HashMap<>(Map.of("limit", 10));
        for (int i = 0; i < fields.length; i += 2) {
            asked.put((String) fields[i], fields[i + 1]);
        }
        return mongo.call("find", options, asked);
    }

    private static List<Object> values(Answer answer, String field) {
        assertThat(answer.action()).as(answer.describe()).isEqualTo(Action.OK);
        List<Object> values = new ArrayList<>();
        answer.records().forEach(record -> values.add(record.content().get(field)));
        return values;
    }

    private static List<?> list(Answer answer, String name) {
        return (List<?>) ((Map<?, ?>) answer.body()).get(name);
    }

    private void orders(int count) {
        for (int i = 1; i <= count; i++) {
            mongo.insert(
                    "orders",
                    "{no: 'N" + (100 + i) + "', n: " + i + ", state: " + i % 3 + ", changed: {$date: '2024-01-31T00:00:"
                            + (10 + i) + ".5Z'}}");
        }
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfTheObjectIds() {
        orders(25);
        Map<String, String> options = Map.of("collection", "orders");
        Answer first = page(options);
        assertThat(values(first, "n")).startsWith(1, 2).hasSize(10);
        Object last = first.records().get(9).content().get("_id");
        assertThat(last.toString()).matches("[0-9a-f]{24}");
        Answer second = page(options, "after", last.toString());
        assertThat(values(second, "n")).startsWith(11).hasSize(10);
        assertThat(values(
                        page(
                                options,
                                "after",
                                second.records().get(9).content().get("_id").toString()),
                        "n"))
                .containsExactly(21, 22, 23, 24, 25);
    }

    @Test
    void anyUniqueKeyAFilterAndAProjectionWorkToo() {
        orders(25);
        Map<String, String> options = Map.of(
                "collection",
                "orders",
                "key",
                "no",
                "filter",
                "{\"state\": 1}",
                "projection",
                "{\"no\": 1, \"_id\": 0}");
        Answer answer = page(options, "after", "N110");
        assertThat(answer.records().get(0).text()).isEqualTo("{\"no\":\"N113\"}");
        assertThat(answer.records()).hasSize(5);
        Map<String, String> numbers = Map.of("collection", "orders", "key", "n");
        assertThat(values(page(numbers, "after", "20"), "n")).containsExactly(21, 22, 23, 24, 25);
        Map<String, String> times = Map.of("collection", "orders", "key", "changed");
        assertThat(values(page(times, "after", "2024-01-31 08:00:33.5+08:00"), "n"))
                .containsExactly(24, 25);
    }

    @Test
    void aWindowHoldsItsFirstSecondAndNotItsLast() {
        orders(9);
        Map<String, String> options = Map.of("collection", "orders", "modified", "changed");
        Answer answer = page(options, "from", "2024-01-31T00:00:15Z", "to", "2024-01-31T00:00:17Z");
        assertThat(values(answer, "n")).containsExactly(5, 6, 7);
        assertThat(values(answer, "changed")).contains("2024-01-31 08:00:15.5+08:00");
    }

    @Test
    void valuesAreReadWithoutLoss() {
        mongo.insert(
                "kinds",
                "{_id: {$oid: '65b9d1c0a1b2c3d4e5f60718'}, big: {$numberLong: '9007199254740993'}, d: {$numberDecimal: '1.10'},"
                        + " f: 0.1, t: {$date: '2024-01-31T00:00:00.123Z'}, b: {$binary: {base64: 'AP8Q', subType: '00'}},"
                        + " n: null, y: true, l: [{a: 1}], nan: {$numberDouble: 'NaN'},"
                        + " r: {$regularExpression: {pattern: 'x', options: 'i'}}}");
        assertThat(page(Map.of("collection", "kinds")).records().get(0).text())
                .isEqualTo("{\"_id\":\"65b9d1c0a1b2c3d4e5f60718\",\"big\":9007199254740993,\"d\":1.10,\"f\":0.1,"
                        + "\"t\":\"2024-01-31 08:00:00.123+08:00\",\"b\":\"AP8Q\",\"n\":null,\"y\":true,\"l\":[{\"a\":1}],"
                        + "\"nan\":\"NaN\",\"r\":{\"$regularExpression\":{\"pattern\":\"x\",\"options\":\"i\"}}}");
    }

    @Test
    void extendedRecordsAreWrittenBackTheSame() {
        mongo.insert(
                "kinds",
                "{_id: {$oid: '65b9d1c0a1b2c3d4e5f60718'}, big: {$numberLong: '5'}, d: {$numberDecimal: '1.10'}, f: 0.1,"
                        + " t: {$date: '2024-01-31T00:00:00.123Z'}, b: {$binary: {base64: 'AP8Q', subType: '00'}}, n: null}",
                "{_id: {$oid: '65b9d1c0a1b2c3d4e5f60719'}}");
        Map<String, String> options = Map.of("collection", "kinds", "types", "extended");
        Map<String, Object> record = page(options).records().get(0).content();
        assertThat(list(mongo.write("upsert", Map.of("collection", "copy", "key", "_id"), List.of(record)), "written"))
                .hasSize(1);
        JsonWriterSettings exact =
                JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
        assertThat(mongo.collection("copy").find().first().toJson(exact))
                .isEqualTo(mongo.collection("kinds").find().first().toJson(exact));
        assertThat(page(options, "after", Json.write(record.get("_id"))).records())
                .hasSize(1);
    }

    @Test
    void whatWouldEndAListSilentlyIsAnError() {
        orders(3);
        mongo.insert("mixed", "{_id: 1}", "{_id: 'a'}");
        mongo.insert("partly", "{a: 1}", "{b: 2}");
        assertThat(page(Map.of("collection", "order")).describe())
                .matches("there is no collection order in database caravan_\\w+; did you mean \"orders\"\\?");
        assertThat(page(Map.of("collection", "mixed")).message())
                .isEqualTo(
                        "the values of _id are of different types, int32 and string, so that one part of them would not be found");
        assertThat(page(Map.of("collection", "partly", "key", "a")).message())
                .isEqualTo("some documents have no a, by which the next page is asked for");
        assertThat(mongo.call("find", Map.of("collection", "orders", "key", "y"), Map.of("limit", 1))
                        .action())
                .isEqualTo(Action.FAIL);
        mongo.insert("same", "{k: 1}", "{k: 1}");
        assertThat(mongo.call("find", Map.of("collection", "same", "key", "k"), Map.of("limit", 1))
                        .message())
                .isEqualTo("several documents have the same k, so that some would be lost between two pages");
        assertThat(page(
                                Map.of("collection", "orders", "modified", "no"),
                                "from",
                                "2024-01-31T00:00:15Z",
                                "to",
                                "2024-01-31T00:00:17Z")
                        .message())
                .isEqualTo("field no is of type string: a window needs a field with dates");
        assertThat(page(Map.of("collection", "orders", "filter", "{state: ")).message())
                .startsWith("filter is not a JSON object: ");
    }

    @Test
    void anUpsertInsertsAndThenChangesOnlyTheFieldsOfTheRow() {
        mongo.uniqueIndex("goods", "code");
        Map<String, Object> first = new LinkedHashMap<>(Map.of("code", "A", "name", "螺丝", "qty", 1));
        mongo.write("upsert", GOODS, List.of(first));
        Answer answer = mongo.write(
                "upsert",
                GOODS,
                List.of(
                        Map.of("code", "A", "qty", new BigDecimal("2.50")),
                        Map.of("code", "B"),
                        Map.of("code", "A", "at", Map.of("$date", "2024-01-31T00:00:00Z"))));
        assertThat(list(answer, "written")).hasSize(3);
        assertThat(mongo.collection("goods").countDocuments()).isEqualTo(2);
        BsonDocument found = mongo.collection("goods")
                .find(BsonDocument.parse("{code: 'A'}"))
                .first();
        assertThat(found.getString("name").getValue()).isEqualTo("螺丝");
        assertThat(found.getDecimal128("qty").getValue().toString()).isEqualTo("2.50");
        assertThat(found.isDateTime("at")).isTrue();
    }

    @Test
    void anUpsertWithoutAUniqueIndexOnItsKeyIsRefusedWithTheCommandThatMakesIt() {
        mongo.uniqueIndex("goods", "name");
        Answer refused = mongo.write("upsert", GOODS, List.of(Map.of("code", "A")));
        assertThat(refused.action()).isEqualTo(Action.FAIL);
        assertThat(refused.describe())
                .isEqualTo(
                        "collection goods has no unique index on code, without which an upsert could insert documents"
                                + " twice; db.getCollection(\"goods\").createIndex({\"code\": 1}, {unique: true})");
        mongo.uniqueIndex("goods", "code");
        assertThat(list(mongo.write("upsert", GOODS, List.of(Map.of("code", "A"))), "written"))
                .hasSize(1);
    }

    @Test
    void readsWithDifferentFiltersKeepTheTypesOfTheirOwnKeys() {
        for (int i = 1; i <= 12; i++) {
            mongo.insert("mixed", "{k: " + i + ", kind: 'n'}", "{k: 'K" + (100 + i) + "', kind: 't'}");
        }
        Map<String, String> numbers = Map.of("collection", "mixed", "key", "k", "filter", "{\"kind\": \"n\"}");
        Map<String, String> texts = Map.of("collection", "mixed", "key", "k", "filter", "{\"kind\": \"t\"}");
        assertThat(values(page(numbers), "k")).hasSize(10);
        assertThat(values(page(texts), "k")).hasSize(10);
        assertThat(values(page(numbers, "after", "10"), "k")).containsExactly(11, 12);
        assertThat(values(page(texts, "after", "K110"), "k")).containsExactly("K111", "K112");
    }

    @Test
    void whatTheServerRefusesIsFoundAndAllOtherRowsAreWritten() {
        mongo.uniqueIndex("goods", "code");
        mongo.uniqueIndex("goods", "name");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(Map.of("code", "G" + i, "name", i == 7 ? "货3" : "货" + i));
        }
        Map<String, Object> keyless = new HashMap<>();
        keyless.put("code", null);
        rows.add(keyless);
        rows.add(Map.of("name", "no code"));
        rows.add(Map.of("code", "X", "$where", "1"));
        rows.add(Map.of("code", "Y", "n", new BigDecimal("1234567890123456789012345678901234567890")));
        rows.add(Map.of("code", "Z", "n", Map.of("$odd", 1)));
        Answer answer = mongo.write("upsert", GOODS, rows);
        assertThat(answer.action()).isEqualTo(Action.OK);
        assertThat(list(answer, "written")).hasSize(19);
        assertThat(list(answer, "rejected").stream()
                        .map(refusal -> ((Map<?, ?>) refusal).get("index") + " " + ((Map<?, ?>) refusal).get("message"))
                        .sorted()
                        .toList())
                .satisfiesExactly(
                        text -> assertThat(text).isEqualTo("20 field code: the row has no value for its key"),
                        text -> assertThat(text).isEqualTo("21 field code: the row has no value for its key"),
                        text -> assertThat(text)
                                .isEqualTo("22 field $where: a field's name may not be empty or begin with $"),
                        text -> assertThat(text)
                                .isEqualTo("23 field n: takes numbers of at most 34 digits, the row has a longer one"),
                        text -> assertThat(text).startsWith("24 field n: "),
                        text -> assertThat(text).startsWith("7 ").contains("duplicate key"));
    }

    @Test
    void anInsertMakesNewDocuments() {
        Answer answer = mongo.write("insert", Map.of("collection", "log"), List.of(Map.of("a", 1), Map.of("a", 1)));
        assertThat(list(answer, "written")).hasSize(2);
        assertThat(mongo.collection("log").countDocuments()).isEqualTo(2);
        assertThat(mongo.collection("log").find().first().get("a")).isEqualTo(new BsonInt32(1));
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        try (MongoFixture lost = new MongoFixture("connect-timeout", "2s")) {
            assertThat(lost.call("ping", Map.of(), Map.of()).message()).startsWith("MongoDB, database caravan_");
            lost.stop();
            Answer answer = lost.call("ping", Map.of(), Map.of());
            assertThat(answer.action()).isEqualTo(lost.isReal() ? Action.OK : Action.RETRY);
        }
    }

    @Test
    void theAddressIsShownWithoutItsPassword() {
        try (MongoFixture none = new MongoFixture("url", "mongodb://root:geheim@127.0.0.1:1/")) {
            assertThat(none.settings().accountIdentity()).isEqualTo("mongodb://127.0.0.1:1/|");
            assertThat(none.settings().toString()).doesNotContain("geheim");
            assertThat(none.call("ping", Map.of(), Map.of()).describe())
                    .isEqualTo("the url names no database; write mongodb://host/<database>, or set database");
        }
    }
}
