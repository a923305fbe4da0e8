package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.caravan.json.Json;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit into a line of the route stands in {@code source.yaml} beside it. */
class SourceFileIT {
    private static final String CASE = "goods";
    private static final String PROFILE = """
            vendor: small
            label: Small
            zone: UTC
            settings: { base-url: { required: true } }
            identity: [base-url]
            limits: { requests-per-second: 1000, concurrency: 4 }
            auth: { scheme: jackyun-md5 }
            check: goods/list
            request: { method: POST, path: "{operation}", encoding: json }
            answers:
              code: code
              message: text
              rules: [{ http: 200, action: OK }]
            operations:
              goods/list:
                kind: read
                options: { shop: { at: param.shop } }
                records: { at: rows, key: sku }
                paging: { style: page-number, page: param.page, size: param.size, first: 1, default-size: 50, max-size: 100, stop: empty-page }
                windows:
                  modified: { from: param.from, to: param.to, format: epoch-seconds, granularity: 1s, slice: none, lag: 5m }
            """;
    private static final String ROUTE = """
            - route:
                id: goods.extract
                routeConfigurationId: caravan
                from:
                  uri: direct:go-goods
                  steps:
                    - to: { uri: "pull:small/goods/list", parameters: { window: modified, since: "2020-01-01" } }
                    - to: { uri: "stage:goods", parameters: { final: true } }
            """;
    private static final String SOURCE = """
            api: /goods/list
            id: id
            request:
              - { field: fields, value: "id,code" }
              - field: filter
                type: object
                children: [{ field: Codes, type: array, value: "[\\"A&B\\", \\"C + D\\"]" }]
              - { field: from, value: "{{LAST_SYNC_TIME}}" }
              - { field: page, value: "{{PAGINATION_START_PAGE}}" }
            otherRequest:
              - { field: dataKey, value: param }
              - { field: shop, value: "S1" }
            condition: [[{ field: blocked, logic: eqv2, value: "0" }]]
            """;

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(1);
    private final ScriptedServer server = ScriptedServer.of(seen -> ScriptedServer.Reply.ok(
            seen.body().contains("\"page\":1")
                    ? "{\"rows\":[{\"id\":1,\"sku\":\"a\",\"blocked\":0},{\"id\":2,\"sku\":\"b\",\"blocked\":1}]}"
                    : "{\"rows\":[]}"));
    private CaseFolder cases;

    @BeforeEach
    void writeCase() {
        cases = CaseFolder.in(folder).profile("small", PROFILE).write(CASE, CaseFolder.ROUTE, ROUTE);
    }

    @AfterEach
    void close() {
        server.close();
        sandboxes.close();
    }

    private RunningCase start() throws Exception {
        // the JDK's server tells the real time, so the case lives in it; its windows end in 2024 all the same
        long lagDays = 700 + sandboxes.clock().catchUp();
        Map<String, String> settings = Map.of(
                "caravan.connection.small.vendor",
                "small",
                "caravan.connection.small.base-url",
                server.baseUrl(),
                "caravan.lag",
                lagDays + "d");
        return RunningCase.start(sandboxes, folder, cases, settings, List.of(CASE));
    }

    @Test
    void requestConditionAndKeyOfTheFileReachSourceAndStage() throws Exception {
        cases.write(CASE, CaseSources.FILE, SOURCE);
        try (RunningCase running = start()) {
            ExtractionReport report = running.extract("direct:go-goods", CASE);
            assertThat(report.end()).isEqualTo(ExtractionReport.End.COMPLETE);
            assertThat(running.counts(CASE).of(RecordStatus.WRITTEN)).isEqualTo(1);
            long id = running.caravan().store().cases().idOf(CASE);
            assertThat(running.caravan().store().records().find(id, "1")).isPresent();
        }
        String first = server.requests().stream()
                .map(ScriptedServer.Seen::body)
                .filter(body -> body.contains("\"page\":1"))
                .findFirst()
                .orElseThrow();
        assertThat(Json.parseObject(first))
                .extractingByKey("param", InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("shop", "S1")
                .containsEntry("fields", "id,code")
                .containsEntry("filter", Map.of("Codes", List.of("A&B", "C + D")))
                .containsEntry("page", 1)
                .containsEntry("size", 50)
                .containsKeys("from", "to");
    }

    @Test
    void aPageDoesNotChangeTheRequestOfTheNext() throws Exception {
        cases.write(CASE, CaseSources.FILE, SOURCE);
        try (RunningCase running = start()) {
            running.extract("direct:go-goods", CASE);
        }
        assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(server.requests().stream().filter(seen -> seen.body().contains("\"page\":1")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api: /goods/list | api: /goods/get | \"api\" is /goods/get, but the route pulls goods/list",
                "field: fields | feld: fields | source.yaml:4",
                "field: shop | field: shp | source.yaml:12:7: otherRequest[1].field: unknown option \"shp\"; did you mean \"shop\"?",
                "\"{{LAST_SYNC_TIME}}\" | 1 | param.from is filled by window: modified; take it out here",
                "id: id | id: '{id}' | is no name of a field"
            })
    void slipsAreToldWhenTheRouteIsLoaded(String from, String to, String told) {
        assertThat(SOURCE).contains(from);
        cases.write(CASE, CaseSources.FILE, SOURCE.replace(from, to));
        Throwable thrown = catchThrowable(() -> start().close());
        assertThat(thrown).isNotNull();
        assertThat(RunningCase.chain(thrown)).contains(told, "source.yaml");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aVariableWhoseWindowIsNotNamedSaysWhichToName() {
        cases.write(CASE, CaseFolder.ROUTE, ROUTE.replace("window: modified, since: \"2020-01-01\"", "window: none"))
                .write(CASE, CaseSources.FILE, SOURCE);
        assertThat(RunningCase.chain(catchThrowable(() -> start().close())))
                .contains("the window fills it; write window: modified and since at the pull");
    }
}
