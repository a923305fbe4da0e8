package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.Json;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StageCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that come by themselves: what is not staged is an error to whoever brought it. */
class PlainRecordsIT {
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

    private void start(String to, RouteBuilder... more) throws Exception {
        for (RouteBuilder routes : more) {
            rig.context().addRoutes(routes);
        }
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeConfigurationId(CaravanConfiguration.ID).to(to);
            }
        });
    }

    private Object send(Object body) {
        return rig.context().createProducerTemplate().requestBody("direct:in", body);
    }

    @Test
    void aListWithSomethingThatIsNoRecordIsRefusedAsAWhole() throws Exception {
        start("stage:orders?key=id&final=true");

        assertThatThrownBy(() -> send(Arrays.asList(Map.of("id", "A1"), null)))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseInstanceOf(CaravanException.class)
                .rootCause()
                .hasMessageContaining("it got a list with 1 of 2 that are no records");
        assertThat(rig.counts("orders").total()).isZero();
    }

    @Test
    void aStageThatKnowsNoKeyDoesNotLoad() {
        assertThatThrownBy(() -> start("stage:orders"))
                .hasStackTraceContaining("stage:orders: name the field that identifies a record: key=<field>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batchSize=100", "concurrency=2", "retry=none", "outcome=onSuccess"})
    void anOptionOfTheDeliveryIsRefusedWhereRecordsAreStaged(String option) {
        assertThatThrownBy(() -> start("stage:orders?key=id&" + option))
                .hasStackTraceContaining(option.replaceAll("=.*", "")
                        + " has no effect where records are staged; it goes to the delivery," + " from: stage:orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key=id", "where=a=1", "final=false", "idCheck=true", "via=direct:x"})
    void anOptionOfTheStagingIsRefusedWhereRecordsAreDelivered(String option) {
        assertThatThrownBy(() -> start("stage:orders?key=id", new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("stage:orders?outcome=onSuccess&" + option).to("log:x");
                    }
                }))
                .hasStackTraceContaining("has no effect where records are delivered; it goes to the step that stages,"
                        + " to: stage:orders");
    }

    @Test
    void everyOptionBelongsToOneSide() throws Exception {
        Map<?, ?> options = (Map<?, ?>) Json.parseObject(
                        Files.readString(Path.of("src/generated/resources/META-INF/dev/caravan/camel/stage.json")))
                .get("properties");

        options.forEach((name, option) -> {
            String label = String.valueOf(((Map<?, ?>) option).get("label"));
            assertThat(StageOptions.STAGING.contains(name)).as("%s", name).isEqualTo(label.equals("producer"));
            assertThat(StageOptions.DELIVERY.contains(name)).as("%s", name).isEqualTo(label.equals("consumer"));
        });
    }

    @Test
    void theyPassThroughViaToo() throws Exception {
        start("stage:orders?key=id&final=true&via=direct:change", new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:change").setBody(exchange -> List.of(Map.of("id", "B1")));
            }
        });

        assertThat(((StageCounts) send(Map.of("id", "A1"))).staged()).isEqualTo(1);
        assertThat(rig.caravan().store().records().find(rig.caseId("orders"), "B1"))
                .isPresent();
        assertThat(rig.counts("orders").of(RecordStatus.WRITTEN)).isEqualTo(1);
    }

    @Test
    void whatAHandlerSwallowedInViaIsStillAFailure() throws Exception {
        start("stage:orders?key=id&final=true&via=direct:change", new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true);
                from("direct:change").process(exchange -> {
                    throw new IllegalStateException("the ledger is closed");
                });
            }
        });

        assertThatThrownBy(() -> send(Map.of("id", "A1")))
                .rootCause()
                .hasMessageContaining("stage:orders: via direct:change: the ledger is closed");
        assertThat(rig.counts("orders").total()).isZero();
    }

    @Test
    void detailsNeedAPull() throws Exception {
        Path own = Files.createDirectories(folder.resolve("cases/orders"));
        Files.writeString(own.resolve("source.yaml"), "otherRequest: [{ field: detailApi, value: orders/detail }]\n");

        assertThatThrownBy(() -> start("stage:orders?key=id")).hasStackTraceContaining("detailApi asks the connection");
    }
}
