package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.model.Hold;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.RunEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vendors that leave out what is empty: a field that a few records lack is no slip of the pen, one that many lack is. */
class SparseRecordsIT {
    private static final String CASE = "orders";

    @TempDir
    Path folder;

    private PlainRig rig;

    @BeforeEach
    void open() {
        rig = new PlainRig(folder, Map.of());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aNewOrderWithoutTheTimeOfAChangeIsDelivered() throws Exception {
        start("{{createTime}}", "{{updateTime}}");
        stage(List.of(Map.of("id", "A1", "createTime", "2024-01-31 08:00:00")));

        assertThat(rig.delivered(CASE).of(RecordStatus.WRITTEN)).isEqualTo(1);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aFewRecordsWithoutAFieldAreToldOnceAndDelivered() throws Exception {
        start("{{warehouseNam}}");
        stage(List.of(Map.of("id", "A1", "warehouseName", "x")));
        rig.delivered(CASE);
        stage(List.of(Map.of("id", "A2", "warehouseName", "x")));

        assertThat(rig.delivered(CASE).of(RecordStatus.WRITTEN)).isEqualTo(2);
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("orders/mapping.yaml: {{warehouseNam}} is in none", "did you mean {{warehouseName}}?");
    }

    @Test
    void aFieldThatARecordHadOnceMayBeLackingInAsManyAsThereAre() throws Exception {
        start("{{remark}}");
        stage(List.of(Map.of("id", "A1", "remark", "x")));
        rig.delivered(CASE);
        stage(many("remark1"));

        assertThat(rig.delivered(CASE).of(RecordStatus.WRITTEN)).isEqualTo(41);
    }

    @Test
    void aFieldThatManyRecordsLackHoldsTheCase() throws Exception {
        start("{{remark}}");
        stage(many("remark1"));

        await().atMost(Duration.ofSeconds(30)).until(() -> hold() != null);
        assertThat(hold()).contains("{{remark}}", "{{remark1}}");
        assertThat(rig.counts(CASE).of(RecordStatus.PENDING)).isEqualTo(40);
    }

    private static List<Map<String, String>> many(String field) {
        return IntStream.range(100, 140)
                .mapToObj(i -> Map.of("id", "B" + i, field, "x"))
                .toList();
    }

    private String hold() {
        return rig.caravan()
                .store()
                .cases()
                .hold(rig.caseId(CASE))
                .map(Hold::reason)
                .orElse(null);
    }

    private List<String> warnings() {
        return rig.events().stream()
                .filter(RunEvent.Warned.class::isInstance)
                .map(event -> ((RunEvent.Warned) event).message())
                .toList();
    }

    private void stage(List<?> records) {
        rig.context().createProducerTemplate().sendBody("direct:in", records);
    }

    private void start(String... values) throws Exception {
        StringBuilder mapping = new StringBuilder("request:\n");
        for (int i = 0; i < values.length; i++) {
            mapping.append("  - { field: f")
                    .append(i)
                    .append(", value: '")
                    .append(values[i])
                    .append("' }\n");
        }
        Path own = Files.createDirectories(folder.resolve("cases").resolve(CASE));
        Files.writeString(own.resolve("mapping.yaml"), mapping);
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("stage:orders?key=id");
                from("stage:orders?outcome=onSuccess").to("map:orders");
            }
        });
    }
}
