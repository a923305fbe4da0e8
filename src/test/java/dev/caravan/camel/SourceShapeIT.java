package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.caravan.json.Json;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code source.yaml} makes of records on their way to the stage. */
class SourceShapeIT {
    private static final String FLAT = """
            beatFlat: [lines]
            condition: [[{ field: lines.num, logic: gt, value: 20 }]]
            formatResponse: [{ old: day, new: ago, format: dateDescription }, { old: day, new: month, format: longText(7) }]
            """;

    @TempDir
    Path folder;

    private final Map<String, String> details = new ConcurrentHashMap<>();
    private volatile String rows = """
            {"no":"OUT1","day":"2024-03-15","lines":[{"goods":"A","num":12},{"goods":"B","num":50}]}""";
    private SourceCase source;

    @BeforeEach
    void prepare() {
        source = new SourceCase(folder, this::answer);
    }

    @AfterEach
    void close() throws Exception {
        source.close();
    }

    private ScriptedServer.Reply answer(ScriptedServer.Seen seen) {
        return switch (seen.path()) {
            case "/orders/counted" -> counted(seen.query());
            case "/orders/detail" -> ScriptedServer.Reply.ok(details.getOrDefault(seen.query(), "{\"code\":0}"));
            default ->
                ScriptedServer.Reply.ok("{\"rows\":[" + (seen.body().contains("\"start\":0") ? rows : "") + "]}");
        };
    }

    /** Four orders of two lines, one a page; the second page fails the first time. */
    private ScriptedServer.Reply counted(String query) {
        int page = Integer.parseInt(query.replaceAll(".*page=([0-9]+).*", "$1"));
        boolean fails = page == 1 && details.put("failed", "yes") == null;
        String rowsOfPage = "{\"total\":4,\"rows\":[{\"no\":\"" + page + "\",\"lines\":[{},{}]}]}";
        return new ScriptedServer.Reply(fails ? 503 : 200, rowsOfPage);
    }

    private Map<String, Object> content(String key) {
        return Json.parseObject(source.record(key).content());
    }

    @Test
    void linesBecomeRecordsWithKeysOfTheirOwn() throws Exception {
        source.start("window: none", "key: no", FLAT);
        assertThat(source.extract().end()).isEqualTo(ExtractionReport.End.COMPLETE);
        assertThat(content("OUT1-2"))
                .containsEntry("no", "OUT1-2")
                .containsEntry("lines_goods", "B")
                .containsEntry("month", "2024-03...")
                .doesNotContainKey("lines");
        assertThat(source.record("OUT1-2").status()).isEqualTo(RecordStatus.WRITTEN);
        assertThat(source.extract().counts().filtered()).as("the other line").isEqualTo(1);
    }

    @Test
    void anAppendedLineIsTheOnlyChange() throws Exception {
        source.start("window: none", "key: no", FLAT);
        source.extract();
        rows = rows.replace("]}", ",{\"goods\":\"C\",\"num\":70}]}");
        source.clock().move(Duration.ofDays(100));
        ExtractionReport second = source.extract();
        assertThat(second.counts().staged())
                .as("how long ago a day was is no change")
                .isEqualTo(1);
        assertThat(second.counts().unchanged()).isEqualTo(1);
        assertThat(content("OUT1-3")).containsEntry("lines_goods", "C");
    }

    @Test
    void aReadThatGoesOnCountsTheSourcesRecordsAndNotTheirLines() throws Exception {
        source.start(
                "counted",
                "since: \"2024-01-01\"",
                "key: no",
                "beatFlat: lines\nrequest: [{ field: from, value: \"{{LAST_SYNC_TIME}}\" }]");
        assertThat(source.extract().end()).isEqualTo(ExtractionReport.End.FAILED);
        assertThat(source.extract().end()).isEqualTo(ExtractionReport.End.COMPLETE);
        assertThat(source.running().counts("orders").total()).isEqualTo(8);
    }

    @Test
    void recordsThatComeByThemselvesAreShapedToo() throws Exception {
        source.start("window: none", "key: no", FLAT);
        source.running().context().createProducerTemplate().requestBody("direct:in-orders", Json.parseObject(rows));
        assertThat(content("OUT1-2")).containsEntry("lines_goods", "B");
        assertThat(source.running().counts("orders").total()).isEqualTo(1);
    }

    @Test
    void aPreviewShowsTheRecordAsItIsStaged() throws Exception {
        source.start("window: none", "key: no", FLAT);
        CasePreview preview =
                LoadedCase.of(source.running().context(), "orders").preview(() -> false);
        assertThat(preview.matching()).isEqualTo(1);
        assertThat(preview.record()).contains("\"no\":\"OUT1-2\"", "\"lines_goods\":\"B\"");
        assertThat(source.running().counts("orders").total()).isZero();
    }

    @Test
    void whatIsNotWantedAnyMoreIsWithdrawn() throws Exception {
        source.start("window: none", "key: no, final: false", FLAT);
        source.extract();
        assertThat(source.record("OUT1-2").status()).isEqualTo(RecordStatus.PENDING);
        rows = rows.replace("50", "5");
        source.extract();
        assertThat(source.record("OUT1-2").status()).isEqualTo(RecordStatus.FILTERED);
    }

    @Test
    void linesThatFailAreLeftOutOfTheDocument() throws Exception {
        source.start("window: none", "key: no", "condition: [[{ field: lines.num, logic: gt, value: 20 }]]");
        source.extract();
        assertThat(Json.write(content("OUT1").get("lines"))).isEqualTo("[{\"goods\":\"B\",\"num\":50}]");
    }

    @Test
    void aMisspeltFieldOfAConditionHoldsTheCase() throws Exception {
        source.start("window: none, pageSize: 30", "key: no", "condition: [[{ field: dai, logic: eq, value: 1 }]]");
        rows = IntStream.range(0, 20)
                .mapToObj(i -> "{\"no\":\"OUT" + i + "\",\"day\":1}")
                .collect(Collectors.joining(","));
        assertThat(source.extract().end()).isEqualTo(ExtractionReport.End.HELD);
        assertThat(source.running().reports("orders").get(0).problem()).contains("did you mean \"day\"?");
    }

    @Test
    void theRoutesWhereSeesTheShapedRecordAndReplacesTheCondition() throws Exception {
        source.start("window: none", "key: no, where: \"lines_num < 20\"", FLAT);
        source.extract();
        assertThat(source.record("OUT1-1").status()).isEqualTo(RecordStatus.WRITTEN);
        assertThat(source.running().counts("orders").total()).isEqualTo(1);
    }

    @Test
    void eachRecordIsCompletedByItsDetail() throws Exception {
        rows = "{\"no\":\"1\",\"sum\":1},{\"no\":\"2\"}";
        details.put("no=1", "{\"no\":\"1\",\"sum\":7,\"lines\":[{\"goods\":\"A\"}]}");
        source.start("window: none, pageSize: 50", "key: no", """
                otherRequest: [{ field: detailApi, type: object, children: [{ field: api, value: /orders/detail }] }]
                beatFlat: lines
                """);
        source.extract();
        assertThat(content("1-1")).isEqualTo(Map.of("no", "1-1", "sum", 7, "lines_goods", "A"));
        assertThat(content("2-1")).containsEntry("code", 0);
    }

    @Test
    void aDetailMayBeAskedForByOtherFieldsAndFoundAnywhere() throws Exception {
        rows = "{\"no\":\"1\",\"code\":\"x y\"},{\"no\":\"2\"}";
        details.put("c=x y&kind=full", "{\"data\":{\"lines\":[1]}}");
        source.start("window: none, pageSize: 50", "key: no", """
                otherRequest:
                  - field: detailApi
                    type: object
                    children:
                      - { field: api, value: orders/detail }
                      - { field: at, value: data }
                      - { field: into, value: full }
                      - field: request
                        type: object
                        children: [{ field: c, value: "{{code}}" }, { field: kind, value: full }]
                """);
        source.extract();
        assertThat(content("1")).containsEntry("full", Map.of("lines", java.util.List.of(1)));
        assertThat(source.record("2").status()).isEqualTo(RecordStatus.DEAD);
        assertThat(source.record("2").note()).contains("orders/detail", "the answer holds no detail");
    }

    @Test
    void aDetailThatTheVendorDoesNotHaveIsToldWhenTheRouteIsLoaded() {
        String text = "otherRequest: [{ field: detailApi, value: orders/detial }]";
        assertThat(RunningCase.chain(catchThrowable(() -> source.start("window: none", "key: no", text))))
                .contains("source.yaml:1", "unknown operation \"orders/detial\"; did you mean \"orders/detail\"?");
    }
}
