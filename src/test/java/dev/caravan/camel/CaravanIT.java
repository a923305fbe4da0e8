package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.Json;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.RunGuard;
import dev.caravan.run.RunListener;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the routes of a context share: listeners, the store, the end of runs, the zone of a case. */
class CaravanIT {
    private static final String PROFILE = """
            extends: rest
            label: Tiny
            zone: America/New_York
            operations:
              items: { records: { at: rows, key: id } }
            """;

    @TempDir
    Path folder;

    private PlainRig rig;

    @BeforeEach
    void open() {
        rig = new PlainRig(
                folder,
                Map.of("caravan.connection.api.vendor", "tiny", "caravan.connection.api.base-url", "http://127.0.0.1:9/"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aListenerThatThrowsStopsNoData() throws Exception {
        rig.context().getRegistry().bind("broken", (RunListener) event -> {
            throw new IllegalStateException("no display");
        });
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("stage:orders?key=id");
                from("stage:orders?outcome=onSuccess").to("log:done");
            }
        });
        rig.context().createProducerTemplate().sendBody("direct:in", List.of(Map.of("id", "A1")));

        assertThat(rig.delivered("orders").of(RecordStatus.WRITTEN)).isEqualTo(1);
        assertThat(rig.events()).as("the others hear of it").isNotEmpty();
    }

    @Test
    void aStoreThatSomebodyElseOpenedStaysOpen() throws Exception {
        rig.start();
        Store own = rig.caravan().store();
        try (PlainRig other = new PlainRig(folder, Map.of())) {
            other.context().getRegistry().bind("store", Store.class, own);
            other.start();
            assertThat(other.caravan().store()).isSameAs(own);
        }

        assertThat(own.cases().idOf("orders")).isPositive();
    }

    @Test
    void aStoppedContextOpensNoStore() throws Exception {
        rig.start();
        Caravan caravan = rig.caravan();
        caravan.store();
        rig.close();

        assertThatThrownBy(caravan::store).isInstanceOf(StoreException.class).hasMessageContaining("has stopped");
    }

    @Test
    void aRunEndsWithTheRouteThatBeganIt() throws Exception {
        AtomicReference<RunGuard> guard = new AtomicReference<>();
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("first").to("direct:next");
                from("direct:next").process(exchange -> guard.set(rig.caravan().guardOf(exchange)));
            }
        });
        rig.context().createProducerTemplate().sendBody("direct:in", "");
        assertThat(guard.get().shouldStop()).isFalse();

        rig.context().getRouteController().stopRoute("first");
        assertThat(guard.get().shouldStop()).isTrue();
    }

    @Test
    void datesAreInTheZoneOfTheConnectionThatACaseReads() throws Exception {
        Path cases = folder.resolve("cases");
        Files.createDirectories(cases.resolve("orders"));
        Files.createDirectories(cases.resolve("vendors"));
        Files.writeString(cases.resolve("vendors/tiny.yaml"), PROFILE);
        Files.writeString(
                cases.resolve("orders/mapping.yaml"), "request: [{ field: at, value: \"{{at|datetime}}\" }]\n");
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:map").to("map:orders");
                from("direct:go").to("pull:api/items").to("stage:orders");
            }
        });

        Object mapped = rig.context()
                .createProducerTemplate()
                .requestBody("direct:map", List.of(Map.of("at", "2024-01-31T12:00:00Z")));
        assertThat(Json.write(mapped)).isEqualTo("[{\"at\":\"2024-01-31 07:00:00\"}]");
    }
}
