package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route is loaded while another thread opens a connection: neither waits for what the other holds. */
class ConnectionLocksIT {
    private static final Map<String, String> SETTINGS = Map.of(
            "caravan.connection.one.vendor", "rest",
            "caravan.connection.one.base-url", "http://127.0.0.1:9/",
            "caravan.connection.two.base-url", "http://127.0.0.1:9/");

    @TempDir
    Path folder;

    private final CountDownLatch opening = new CountDownLatch(1);
    private final CountDownLatch loading = new CountDownLatch(1);
    private PlainRig rig;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void loadingARouteAndOpeningAConnectionEndBoth() throws Exception {
        rig = new PlainRig(folder, SETTINGS);
        rig.context().getPropertiesComponent().addPropertiesSource(new Slow());
        rig.start();
        Connections connections = rig.caravan().connections();
        connections.require("one");

        CompletableFuture<ConnectionHandle> opened = CompletableFuture.supplyAsync(() -> connections.require("two"));
        assertThat(opening.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> loaded = CompletableFuture.runAsync(this::load);

        assertThat(CompletableFuture.allOf(opened, loaded)).succeedsWithin(Duration.ofSeconds(30));
    }

    private void load() {
        try {
            rig.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").process(new Comes());
                }
            });
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** As a pull does it, a step asks for its connection when it is initialised: Camel's own locks are held then. */
    private final class Comes extends ServiceSupport implements Processor {
        @Override
        protected void doInit() {
            loading.countDown();
            rig.caravan().connections().require("one");
        }

        @Override
        public void process(Exchange exchange) {}
    }

    /** Keeps whoever opens the second connection until a route is being loaded. */
    private final class Slow extends ServiceSupport implements PropertiesSource {
        @Override
        public String getName() {
            return "slow";
        }

        @Override
        public String getProperty(String name) {
            if (!name.equals("caravan.connection.two.vendor")) {
                return null;
            }
            opening.countDown();
            try {
                assertThat(loading.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return "rest";
        }
    }
}
