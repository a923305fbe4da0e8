package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 班牛's tasks look a barcode up in 吉客云's goods (CASES.md, 4), as routes in Java on a real store. */
class LookUpCaseIT {
    private static final String ROWS = """
            request:
              - { field: task_id, value: "{{-1}}" }
              - field: contents
                type: object
                children:
                  - { field: "101297", lookup: { in: %s, find: skuBarcode, where: { goodsNo: "{{27963}}" }%s } }
            """;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Map<String, Object>> written = new CopyOnWriteArrayList<>();
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aTaskWaitsForItsGoodsAndIsWrittenAsSoonAsTheyAreStaged() throws Exception {
        start(ROWS.formatted("goods", ", notFound: wait 6h"));
        send("direct:tasks", task("T1", "A1"));
        awaitWaiting(1);
        assertThat(record("T1").cause()).isEqualTo("waiting");
        assertThat(record("T1").attempts()).isZero();
        assertThat(record("T1").note())
                .isEqualTo("record T1, field contents.101297: case goods has no record with goodsNo = \"A1\"");
        assertThat(warnings()).singleElement().asString().contains("run goods first: caravan once goods");

        send("direct:goods", Map.of("skuId", 1, "goodsNo", "A1", "skuBarcode", "690"));
        await().atMost(Duration.ofMinutes(1)).until(() -> written.size() == 1);
        assertThat(written.get(0)).isEqualTo(Map.of("task_id", "T1", "contents", Map.of("101297", "690")));
        await().atMost(Duration.ofMinutes(1)).until(() -> counts().of(RecordStatus.WRITTEN) == 1);
        assertThat(counts().waiting()).isZero();
    }

    @Test
    void whatHasWaitedInVainIsDeadAndAReplayWaitsAnew() throws Exception {
        start(ROWS.formatted("goods", ", notFound: wait 2m"));
        send("direct:tasks", task("T1", "A1"));
        awaitWaiting(1);
        for (int minute = 0; minute < 2; minute++) {
            clock.move(Duration.ofSeconds(61));
            Caravan.of(context).wake("tasks");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> counts().of(RecordStatus.RETRY) == 0
                            || clock.instant().isBefore(due("T1")));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> counts().of(RecordStatus.DEAD) == 1);
        assertThat(record("T1").cause()).isEqualTo("no-parent");
        assertThat(record("T1").note())
                .startsWith("waited 2m in vain: record T1")
                .contains("\"A1\"");

        Caravan.of(context).store().records().redeliverDead(caseId(), "no-parent");
        Caravan.of(context).wake("tasks");
        awaitWaiting(1);
        assertThat(written).isEmpty();
    }

    @Test
    void aTaskWithoutItsGoodsIsDeadOrEmptyAsItsRowSays() throws Exception {
        start(ROWS.formatted("goods", ", notFound: dead"));
        send("direct:goods", Map.of("skuId", 1, "goodsNo", "A1", "skuBarcode", "690"));
        send("direct:tasks", List.of(task("T1", "A9"), task("T2", "A1")));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> counts().of(RecordStatus.DEAD) == 1 && counts().of(RecordStatus.WRITTEN) == 1);
        assertThat(record("T1").cause()).isEqualTo("no-parent");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void ourOwnWriteIsNoChangeOfTheTask() throws Exception {
        start(ROWS.formatted("goods", ""));
        send("direct:goods", Map.of("skuId", 1, "goodsNo", "A1", "skuBarcode", "690"));
        assertThat(send("direct:tasks", task("T1", "A1")).staged()).isEqualTo(1);
        await().atMost(Duration.ofMinutes(1)).until(() -> counts().of(RecordStatus.WRITTEN) == 1);

        Map<String, Object> echo = Map.of("-1", "T1", "27963", "A1", "4", "2026-03-01 10:00:00", "101297", "690");
        assertThat(send("direct:tasks", echo).unchanged()).isEqualTo(1);
        Map<String, Object> changed = Map.of("-1", "T1", "27963", "A2", "4", "2026-03-01 11:00:00", "101297", "690");
        assertThat(send("direct:tasks", changed).staged()).isEqualTo(1);
        await().atMost(Duration.ofMinutes(1)).until(() -> written.size() == 2);
    }

    @Test
    void schemesGiveCasesTheirOtherNames() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("cases")).resolve("schemes.yaml"),
                "66da8241-38e2-3f8f-9d55-0f1a0c9d8d11: goods\n");
        start("""
                request:
                  - { field: task_id, value: "{{-1}}" }
                  - { field: code, value: '_mongoQuery 66da8241-38e2-3f8f-9d55-0f1a0c9d8d11 findField=content.skuBarcode where={"content.goodsNo":{"$eq":"{{27963}}"}}' }
                """);
        send("direct:goods", Map.of("skuId", 1, "goodsNo", "A1", "skuBarcode", 690));
        send("direct:tasks", task("T1", "A1"));
        await().atMost(Duration.ofMinutes(1)).until(() -> written.size() == 1);
        assertThat(written.get(0)).isEqualTo(Map.of("task_id", "T1", "code", 690));
    }

    @Test
    void anUnknownCaseIsAnErrorWhenTheRouteIsLoaded() {
        assertThatThrownBy(() -> start(ROWS.formatted("good", "")))
                .rootCause()
                .hasMessageContaining("mapping.yaml:6:")
                .hasMessageContaining("there is no case \"good\"; did you mean \"goods\"?");
    }

    private void start(String mapping) throws Exception {
        Path cases = folder.resolve("cases");
        write(cases.resolve("tasks"), "mapping.yaml", mapping);
        write(cases.resolve("tasks"), "route.camel.yaml", "[]");
        write(cases.resolve("goods"), "route.camel.yaml", "[]");
        Properties settings = new Properties();
        settings.setProperty("caravan.routes", cases.toString());
        settings.setProperty("caravan.store.url", "jdbc:sqlite:" + folder.resolve("caravan.db"));
        context.getPropertiesComponent().setInitialProperties(settings);
        context.getRegistry().bind("clock", Clock.class, clock);
        context.getRegistry().bind("recorder", (RunListener) events::add);
        context.addRoutes(new RouteBuilder() {
            @Override
            @SuppressWarnings("unchecked")
            public void configure() {
                from("direct:goods").routeId("goods.extract").to("stage:goods?key=skuId&final=true");
                from("direct:tasks").routeId("tasks.extract").to("stage:tasks?key=-1&ignore=4,101297");
                from("stage:tasks?outcome=onSuccess")
                        .routeId("tasks.deliver")
                        .to("map:tasks")
                        .process(
                                exchange -> written.addAll(exchange.getMessage().getBody(List.class)));
            }
        });
        context.start();
    }

    private static void write(Path into, String file, String text) throws IOException {
        Files.writeString(Files.createDirectories(into).resolve(file), text);
    }

    private static Map<String, Object> task(String id, String goodsNo) {
        return Map.of("-1", id, "27963", goodsNo, "4", "2026-03-01 09:00:00", "101297", "");
    }

    private StageCounts send(String route, Map<String, Object> record) {
        return send(route, List.of(record));
    }

    private StageCounts send(String route, List<Map<String, Object>> records) {
        return context.createProducerTemplate().requestBody(route, records, StageCounts.class);
    }

    private void awaitWaiting(int records) {
        await().atMost(Duration.ofMinutes(1)).until(() -> counts().waiting() == records);
    }

    private List<String> warnings() {
        return events.stream()
                .filter(RunEvent.Warned.class::isInstance)
                .map(event -> ((RunEvent.Warned) event).message())
                .toList();
    }

    private Instant due(String key) {
        Instant due = record(key).due();
        return due == null ? Instant.EPOCH : due;
    }

    private StoredRecord record(String key) {
        return Caravan.of(context).store().records().find(caseId(), key).orElseThrow();
    }

    private CaseCounts counts() {
        return Caravan.of(context).store().records().counts(caseId());
    }

    private long caseId() {
        return Caravan.of(context).store().cases().idOf("tasks");
    }
}
