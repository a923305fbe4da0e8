package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.caravan.json.Json;
import dev.caravan.run.ExtractionReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 轻易云's built-in variables in a request; the profile declares no window. */
class RequestVariablesIT {
    private static final String FILTER = """
            otherRequest:
              - { field: FilterString, value: "FApproveDate>='{{LAST_SYNC_TIME|dateTime}}'" }
            """;

    @TempDir
    Path folder;

    private SourceCase source;

    @BeforeEach
    void prepare() {
        source = new SourceCase(folder, seen -> ScriptedServer.Reply.ok(page(seen.body())));
    }

    @AfterEach
    void close() throws Exception {
        source.close();
    }

    /** Three orders, by offset. */
    private static String page(String body) {
        Map<String, Object> asked = Json.parseObject(body);
        int start = Integer.parseInt(String.valueOf(asked.get("start")));
        int limit = Integer.parseInt(String.valueOf(asked.get("limit")));
        List<Map<String, Object>> rows = List.of(Map.of("no", "A"), Map.of("no", "B"), Map.of("no", "C"));
        return Json.write(Map.of("rows", rows.subList(Math.min(start, 3), Math.min(start + limit, 3))));
    }

    private List<Object> asked(String field) {
        return source.bodies("orders/list").stream()
                .map(body -> body.get(field))
                .toList();
    }

    @Test
    void aRequestThatNamesTheStartOfTheWindowOpensWindows() throws Exception {
        source.start("since: \"2020-01-01\", pageSize: 50", "key: no", FILTER);
        assertThat(source.extract().end()).isEqualTo(ExtractionReport.End.COMPLETE);
        assertThat(asked("filter"))
                .as(
                        "a second early, for a filter that leaves its bound out; a short page of an unusual size is confirmed")
                .containsOnly("FApproveDate>='2019-12-31 23:59:59'");
        source.clock().move(Duration.ofHours(1));
        assertThat(source.extract().counts().unchanged()).isEqualTo(3);
        assertThat(asked("filter"))
                .as("from where the window before has ended")
                .endsWith("FApproveDate>='2024-03-31 01:59:59'");
        assertThat(source.extract().windows()).as("nothing is due").isZero();
    }

    @Test
    void anotherFilterReadsEverythingAgain() throws Exception {
        source.start("since: \"2020-01-01\"", "key: no", FILTER);
        source.extract();
        source.running().close();
        source.start("since: \"2020-01-01\"", "key: no", FILTER.replace(">=", ">"));
        assertThat(source.extract().counts().unchanged()).isEqualTo(3);
        assertThat(asked("filter")).endsWith("FApproveDate>'2019-12-31 23:59:59'");
    }

    @Test
    void aRequestThatNamesBothEndsMayBeCutIntoSlices() throws Exception {
        source.start("window: request, since: \"2024-01-01\", slice: 60d", "key: no", """
                request:
                  - { field: from, type: int, value: "{{LAST_SYNC_TIME}}" }
                  - { field: to, value: "{{CURRENT_TIME}}000" }
                  - { field: day, value: "{{DAYS_AGO_1|date}}" }
                """);
        source.extract();
        assertThat(asked("from")).containsExactly(1704067199, 1704067199, 1709251199, 1709251199);
        assertThat(asked("to")).containsExactly("1709251200000", "1709251200000", "1711850400000", "1711850400000");
        assertThat(asked("day")).containsExactly("2024-02-29", "2024-02-29", "2024-03-30", "2024-03-30");
    }

    @Test
    void aRequestWithoutAStartIsReadWholeByTheMomentItBegan() throws Exception {
        source.start("pageSize: 2", "key: no", """
                request: [{ field: from, value: "{{DAYS_AGO_2|datetime}}" }, { field: to, value: "{{CURRENT_TIME|datetime}}" }]
                """);
        source.extract();
        source.extract();
        assertThat(asked("from")).hasSize(4).containsOnly(source.daysAgo(2));
        assertThat(asked("to")).containsOnly(source.daysAgo(0));
    }

    @Test
    void pagesAreFilledOnceAndSizedByTheConfiguration() throws Exception {
        source.start("window: none", "key: no", """
                pagination: { pageSize: 1 }
                request:
                  - { field: limit, value: "{{PAGINATION_PAGE_SIZE}}", is_required: true }
                  - { field: start, value: "{{PAGINATION_START_ROW}}", is_required: true }
                  - { field: sort, value: "no {{PAGINATION_START_PAGE}}/{{PAGINATION_START_ROW}}" }
                """);
        source.extract();
        assertThat(asked("limit")).containsOnly(1);
        assertThat(asked("start")).containsExactly(0, 1, 2, 3);
        assertThat(asked("sort")).containsExactly("no 1/0", "no 2/1", "no 3/2", "no 4/3");
    }

    @Test
    void aPageSizeInTheRequestIsThePageSize() throws Exception {
        source.start(
                "window: none",
                "key: no",
                "request: [{ field: limit, value: \"100\" }, { field: start, value: \"0\" }]");
        source.extract();
        assertThat(asked("limit")).containsOnly(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "window: request                         | {{LAST_SYNC_TIME}}  | write since at the pull",
                "pageSize: 2                             | {{LAST_SYNC_TIME}}  | write since at the pull",
                "window: none                            | {{LAST_SYNC_TIME}}  | write window: request and since at the pull",
                "'window: request, since: \"2020-01-01\"' | {{CURRENT_TIME}}    | goes by {{LAST_SYNC_TIME}} in the request; it has none",
                "'since: \"2020-01-01\", slice: 1d'       | {{LAST_SYNC_TIME}}  | does not say where one ends",
                "window: none                            | {{LAST_SYNC_TIM}}   | did you mean {{LAST_SYNC_TIME}}?"
            })
    void slipsAreToldWhenTheRouteIsLoaded(String pull, String value, String told) {
        Throwable thrown = catchThrowable(
                () -> source.start(pull, "key: no", "request: [{ field: from, value: \"" + value + "\" }]"));
        assertThat(thrown).isNotNull();
        assertThat(RunningCase.chain(thrown)).contains(told, "source.yaml");
        assertThat(source.server().requests()).isEmpty();
    }

    @Test
    void timesOfTheRequestsOwnWindowAreCheckedToo() throws Exception {
        assertThat(RunningCase.chain(
                        catchThrowable(() -> source.start("since: \"2020-01-01\", sweep: \"3\"", "key: no", FILTER))))
                .contains("sweep", "is not a duration");
        assertThat(RunningCase.chain(catchThrowable(() -> source.start("window: none, sweep: 3d", "key: no", "{}"))))
                .contains("sweep goes with a window");
        source.start("since: \"2020-01-01\", sweep: 3d", "key: no", FILTER);
    }

    @Test
    void aPageSizeThatTheVendorDoesNotAllowIsTold() {
        String text = "pagination: { pageSize: 101 }";
        assertThat(RunningCase.chain(catchThrowable(() -> source.start("window: none", "key: no", text))))
                .contains("source.yaml", "pageSize is 101, allowed are 1 to 100");
    }

    @Test
    void aRequiredFieldWithoutAValueIsToldWhereNobodyFillsIt() {
        String text = "request: [{ field: FieldKeys, type: string, is_required: true, value: null }]";
        assertThat(RunningCase.chain(catchThrowable(() -> source.start("window: none", "key: no", text))))
                .contains("FieldKeys is required and has no value");
    }
}
