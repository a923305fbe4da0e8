package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caravan.model.RecordStatus;
import dev.caravan.run.RunGuard;
import dev.caravan.run.RunListener;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the routes of a context share: listeners, the store, the end of runs. */
class CaravanIT {
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
        await("the others hear of it").atMost(Duration.ofSeconds(30)).until(() -> !rig.events()
                .isEmpty());
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
}
