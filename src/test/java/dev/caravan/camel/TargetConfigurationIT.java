package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.Json;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a target configuration says about calls, documents and write-back, down to the requests that are sent. */
class TargetConfigurationIT {
    private static final String CASE = "orders";
    private static final String OTHER = "told";
    private static final String PROFILE = """
            vendor: small
            label: Small
            zone: UTC
            settings: { base-url: { required: true } }
            identity: [base-url]
            limits: { requests-per-second: 1000, concurrency: 4 }
            auth: { scheme: jackyun-md5 }
            check: save
            request: { method: POST, path: "{operation}", encoding: json }
            answers:
              code: code
              message: text
              rules:
                - { transport: [unknown-host, not-sent], action: RETRY }
                - { transport: no-answer, action: RETRY, write: UNKNOWN }
                - { at: code, in: ["0"], action: OK }
                - { at: code, in: ["9"], action: REJECT }
            operations:
              save: { kind: write, write: { repeat: safe, outcome: whole } }
              notify: { kind: write, write: { repeat: safe, outcome: whole } }
            """;
    private static final String ROUTE = """
            - route:
                id: CASE.in
                routeConfigurationId: caravan
                from:
                  uri: direct:CASE
                  steps:
                    - to: { uri: "stage:CASE", parameters: { key: no } }
            - route:
                id: CASE.deliver
                routeConfigurationId: caravan
                from:
                  uri: stage:CASE
                  parameters: { batchSize: 2, retry: none }
                  steps:
                    - to: map:CASE
                    - to: push:small/OPERATION
            """;
    private static final String MERGE = """
            groupCalculate: { headerGroup: [shop], bodyGroup: [details_sku], bodyName: details, calculate: { details_n: $sum } }
            mapping: { shop: "{{shop}}", lines: "{{details}}" }
            """;

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(1);
    private final ScriptedServer server = ScriptedServer.of(seen -> ScriptedServer.Reply.ok(
            seen.body().contains("BAD")
                    ? "{\"code\":9,\"text\":\"不允许\"}"
                    : "{\"code\":0,\"Id\":7,\"Number\":\"N-7\"}"));

    @AfterEach
    void close() {
        server.close();
        sandboxes.close();
    }

    private RunningCase start(String mapping) throws Exception {
        CaseFolder cases = CaseFolder.in(folder)
                .profile("small", PROFILE)
                .write(CASE, CaseFolder.ROUTE, ROUTE.replace("CASE", CASE).replace("OPERATION", "save"))
                .write(CASE, CaseFolder.MAPPING, mapping)
                .write(OTHER, CaseFolder.ROUTE, ROUTE.replace("CASE", OTHER).replace("OPERATION", "notify"))
                .write(OTHER, CaseFolder.MAPPING, "request: [ { field: erp, value: '{{id}}/{{number}}/{{shop}}' } ]\n");
        return RunningCase.start(
                sandboxes,
                folder,
                cases,
                Map.of(
                        "caravan.connection.small.vendor",
                        "small",
                        "caravan.connection.small.base-url",
                        server.baseUrl()),
                List.of(CASE, OTHER));
    }

    private static Map<String, Object> order(int no, String shop, String sku, Object quantity) {
        return Map.of("no", no, "shop", shop, "details_sku", sku, "details_n", quantity);
    }

    private static void stage(RunningCase running, List<Map<String, Object>> records) {
        running.context().createProducerTemplate().sendBody("direct:" + CASE, records);
    }

    private static void untilSettled(RunningCase running, String caseName, int records) {
        running.until(() -> running.counts(caseName).of(RecordStatus.WRITTEN)
                        + running.counts(caseName).of(RecordStatus.DEAD)
                == records);
    }

    private List<String> bodies(String path) {
        return server.requests().stream()
                .filter(seen -> seen.path().equals(path))
                .map(ScriptedServer.Seen::body)
                .toList();
    }

    @Test
    void documentsAreWholeHoweverSmallTheBatchAndEveryRecordGetsTheirOutcome() throws Exception {
        try (RunningCase running = start(MERGE)) {
            stage(
                    running,
                    List.of(
                            order(1, "S1", "A", 1),
                            order(2, "BAD", "A", 1),
                            order(3, "S1", "B", 2),
                            order(4, "BAD", "A", 2),
                            order(5, "S1", "A", 0.5),
                            order(6, "S2", "A", 4)));
            untilSettled(running, CASE, 6);

            assertThat(bodies("/save"))
                    .containsExactlyInAnyOrder(
                            "{\"shop\":\"S1\",\"lines\":[{\"details_sku\":\"A\",\"details_n\":1.5},{\"details_sku\":\"B\",\"details_n\":2}]}",
                            "{\"shop\":\"BAD\",\"lines\":[{\"details_sku\":\"A\",\"details_n\":3}]}",
                            "{\"shop\":\"S2\",\"lines\":[{\"details_sku\":\"A\",\"details_n\":4}]}");
            assertThat(List.of("1", "3", "5", "6"))
                    .allMatch(key -> record(running, CASE, key).status() == RecordStatus.WRITTEN);
            assertThat(List.of("2", "4"))
                    .allMatch(key -> record(running, CASE, key).status() == RecordStatus.DEAD);
            assertThat(record(running, CASE, "4").note()).contains("不允许");
        }
    }

    @Test
    void aDocumentThatCannotBeMadeKillsItsRecordsOnly() throws Exception {
        try (RunningCase running = start(MERGE)) {
            stage(running, List.of(order(1, "S1", "A", "many"), order(2, "S1", "A", 1), order(3, "S2", "A", 1)));
            untilSettled(running, CASE, 3);

            assertThat(bodies("/save")).hasSize(1);
            assertThat(record(running, CASE, "2").note())
                    .isEqualTo(
                            "record 1 and 1 more, field groupCalculate: found \"many\", expected a number to calculate with");
        }
    }

    @Test
    void rowsGoIntoTheNamedArrayAsManyAsAreWanted() throws Exception {
        try (RunningCase running = start("""
                mapping: { n: "{{no}}" }
                operation: { method: batchArraySave, rows: 2, rowsKey: array }
                """)) {
            stage(running, orders(3));
            untilSettled(running, CASE, 3);

            assertThat(bodies("/save")).containsExactly("{\"array\":[{\"n\":1},{\"n\":2}]}", "{\"array\":[{\"n\":3}]}");
        }
    }

    @Test
    void dataKeyWrapsTheRowsOfACall() throws Exception {
        try (RunningCase running = start("""
                mapping: { n: "{{no}}" }
                otherRequest: [ { field: dataKey, value: dto } ]
                """)) {
            stage(running, orders(1));
            untilSettled(running, CASE, 1);
        }
        try (RunningCase running = start("""
                mapping: { n: "{{no}}" }
                otherRequest: [ { field: dataKey, value: dto } ]
                operation: { method: batchArraySave, rows: 2, rowsKey: rows }
                """)) {
            stage(running, orders(2));
            untilSettled(running, CASE, 2);
        }
        assertThat(bodies("/save")).containsExactly("{\"dto\":{\"n\":1}}", "{\"dto\":{\"rows\":[{\"n\":2}]}}");
    }

    @Test
    void withoutAnOperationARowIsACall() throws Exception {
        try (RunningCase running = start("mapping: { n: '{{no}}' }\noperation: { method: none }\n")) {
            stage(running, orders(2));
            untilSettled(running, CASE, 2);

            assertThat(bodies("/save")).containsExactly("{\"n\":1}", "{\"n\":2}");
        }
    }

    @Test
    void severalRowsNeedAPlaceInTheRequest() {
        assertThatThrownBy(() -> start("mapping: { n: 1 }\noperation: { method: batchArraySave, rows: 2 }\n"))
                .hasMessageContaining("name the request field that takes a list: rowsKey");
        assertThatThrownBy(() -> start("mapping: { n: 1 }\ndistributionOrg: '100016'\n"))
                .hasMessageContaining("this operation allocates nothing");
    }

    @Test
    void whatWasWrittenIsToldToAnotherCaseOnceForEveryRecord() throws Exception {
        try (RunningCase running = start("""
                mapping: { n: "{{no}}", s: "{{shop}}" }
                response:
                  - { field: primaryWriteback, type: object, children: [ { field: id, value: "{{Id}}" } ] }
                callBackStrategy: { strategyId: told, id: "{{primaryWriteback.id}}", number: "{{primaryWriteback.Number}}", shop: "{{shop}}" }
                """)) {
            stage(running, List.of(order(1, "S1", "A", 1), order(2, "BAD", "A", 1)));
            untilSettled(running, CASE, 2);
            untilSettled(running, OTHER, 1);

            assertThat(bodies("/notify")).containsExactly("{\"erp\":\"7/N-7/S1\"}");
            assertThat(Json.parseObject(
                            String.valueOf(record(running, OTHER, "1").content())))
                    .isEqualTo(Map.of("id", 7, "number", "N-7", "shop", "S1"));

            long id = running.caravan().store().cases().idOf(CASE);
            running.caravan()
                    .store()
                    .records()
                    .redeliver(id, List.of(record(running, CASE, "1").id()));
            running.caravan().wake(CASE);
            running.until(() -> bodies("/save").size() == 3);
            untilSettled(running, CASE, 2);
            assertThat(running.counts(OTHER).total()).isEqualTo(1);
            assertThat(record(running, OTHER, "1").version()).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeToldToAnotherCaseIsDoneAgainAndTheRestOfTheBatchIsSettled() throws Exception {
        try (RunningCase running = start("""
                mapping: { n: "{{no}}", s: "{{shop}}" }
                callBackStrategy: { strategyId: told, shop: "{{shop}}" }
                """)) {
            SqlFile store = new SqlFile(folder.resolve("store/caravan.db"));
            long other = running.caravan().store().cases().idOf(OTHER);
            store.execute("CREATE TRIGGER refuse BEFORE INSERT ON caravan_record WHEN NEW.case_id = " + other
                    + " BEGIN SELECT RAISE(ABORT, 'refused'); END");
            stage(running, List.of(order(1, "S1", "A", 1), order(2, "BAD", "A", 1)));
            running.until(() -> running.counts(CASE).of(RecordStatus.DEAD) == 1);
            assertThat(record(running, CASE, "2").note()).contains("不允许");
            assertThat(record(running, CASE, "1").status()).isEqualTo(RecordStatus.UNKNOWN);
            assertThat(record(running, CASE, "1").note()).contains("written, but case told could not be told");

            store.execute("DROP TRIGGER refuse");
            sandboxes.clock().move(Duration.ofHours(1));
            running.caravan().wake(CASE);
            untilSettled(running, OTHER, 1);
            untilSettled(running, CASE, 2);
            assertThat(record(running, CASE, "1").status()).isEqualTo(RecordStatus.WRITTEN);
        }
    }

    private static List<Map<String, Object>> orders(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(no -> order(no, "S", "A", 1))
                .toList();
    }

    private static StoredRecord record(RunningCase running, String caseName, String key) {
        long id = running.caravan().store().cases().idOf(caseName);
        return running.caravan().store().records().find(id, key).orElseThrow();
    }
}
