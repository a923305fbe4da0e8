package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.Hold;
import dev.caravan.model.RecordStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes of someone's own, in Java, whose error handling swallows exceptions: what failed is not written. */
class HandledFailuresIT {
    private static final List<Map<String, Object>> ORDERS =
            List.of(Map.of("id", "A1", "price", 1), Map.of("id", "A2", "price", 2));

    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void configure() {
        Properties properties = new Properties();
        properties.setProperty("caravan.store.url", "jdbc:sqlite:" + folder.resolve("caravan.db"));
        properties.setProperty("caravan.poll", "50ms");
        context.getPropertiesComponent().setInitialProperties(properties);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void deliversPlainRecordsToAForeignStep() throws Exception {
        start(delivering(false, "stage:orders?outcome=onSuccess", false));
        assertThat(settled().of(RecordStatus.WRITTEN)).isEqualTo(2);
    }

    @Test
    void doesNotTakeAnExceptionForWritten() throws Exception {
        start(delivering(false, "stage:orders?outcome=onSuccess", true));
        assertNotWritten();
    }

    @Test
    void doesNotTakeAnExceptionHandledByTheRouteBuilderForWritten() throws Exception {
        start(delivering(true, "stage:orders?outcome=onSuccess", true));
        assertNotWritten();
    }

    @Test
    void doesNotTakeAnExceptionHandledByAGlobalConfigurationForWritten() throws Exception {
        context.addRoutes(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration().onException(Exception.class).handled(true);
            }
        });
        start(delivering(false, "stage:orders?outcome=onSuccess", true));
        assertNotWritten();
    }

    @Test
    void takesAStepThatSucceedsWhenCamelRepeatsItForWritten() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).maximumRedeliveries(2).redeliveryDelay(1);
                from("direct:orders").to("stage:orders?key=id");
                from("stage:orders?outcome=onSuccess").process(exchange -> {
                    if (failed.compareAndSet(false, true)) {
                        HandledFailuresIT.fail(exchange);
                    }
                });
            }
        });
        assertThat(settled().of(RecordStatus.WRITTEN)).isEqualTo(2);
        assertThat(failed).isTrue();
    }

    @Test
    void takesAFailureThatTheRouteItselfDealsWithForWritten() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders").to("stage:orders?key=id");
                from("stage:orders?outcome=onSuccess")
                        .doTry()
                        .process(HandledFailuresIT::fail)
                        .doCatch(IllegalStateException.class)
                        .setBody(constant("written elsewhere"))
                        .end();
            }
        });
        assertThat(settled().of(RecordStatus.WRITTEN)).isEqualTo(2);
    }

    @Test
    void holdsTheCaseWhenNoStepReportsAnOutcome() throws Exception {
        start(delivering(false, "stage:orders", false));
        await().atMost(Duration.ofSeconds(30)).until(() -> hold().isPresent());
        assertThat(hold().orElseThrow().reason()).contains("stage:orders", "push", "outcome=onSuccess");
        assertThat(counts().of(RecordStatus.WRITTEN)).isZero();
    }

    private void start(RoutesBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        context.createProducerTemplate().sendBody("direct:orders", ORDERS);
    }

    private static RouteBuilder delivering(boolean handling, String stage, boolean failing) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (handling) {
                    onException(Exception.class).handled(true);
                }
                from("direct:orders").to("stage:orders?key=id");
                from(stage).process(failing ? HandledFailuresIT::fail : exchange -> {});
            }
        };
    }

    private static void fail(Exchange exchange) {
        throw new IllegalStateException("the till is closed");
    }

    private void assertNotWritten() {
        CaseCounts counts = settled();
        assertThat(counts.of(RecordStatus.WRITTEN)).isZero();
        assertThat(counts.of(RecordStatus.RETRY)).isEqualTo(2);
        assertThat(caravan()
                        .store()
                        .records()
                        .find(caseId(), "A1")
                        .orElseThrow()
                        .note())
                .contains("the till is closed");
    }

    private CaseCounts settled() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            CaseCounts counts = counts();
            return counts.total() == 2 && DeliveryRest.isReached(counts);
        });
        return counts();
    }

    private CaseCounts counts() {
        return caravan().store().records().counts(caseId());
    }

    private java.util.Optional<Hold> hold() {
        return caravan().store().cases().hold(caseId());
    }

    private long caseId() {
        return caravan().store().cases().idOf("orders");
    }

    private Caravan caravan() {
        return Caravan.of(context);
    }
}
