package dev.caravan.camel;

import static org.awaitility.Awaitility.await;

import dev.caravan.model.CaseCounts;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The shipped warehouse case in a plain Camel context against the sandboxes; its trigger is replaced by {@code direct:go}. */
final class CaseRig implements AutoCloseable {
    static final String CASE = "jackyun-warehouse-to-k3cloud";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();

    CaseRig(JackyunSandbox jackyun, K3CloudSandbox k3cloud, String storeUrl, Map<String, String> settings) {
        context.getPropertiesComponent().setInitialProperties(properties(jackyun, k3cloud, storeUrl, settings));
        context.getRegistry().bind("recorder", (dev.caravan.run.RunListener) events::add);
    }

    private static Properties properties(
            JackyunSandbox jackyun, K3CloudSandbox k3cloud, String storeUrl, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.setProperty(
                "caravan.routes", Path.of("routes").toAbsolutePath().toString());
        properties.setProperty("caravan.store.url", storeUrl);
        properties.putAll(SandboxSettings.of(jackyun, k3cloud));
        properties.putAll(settings);
        return properties;
    }

    CaseRig start() throws Exception {
        context.addRoutes(new CaravanConfiguration());
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, "file:routes/" + CASE + "/route.camel.yaml"));
        AdviceWith.adviceWith(
                ((ModelCamelContext) context).getRouteDefinition(CASE + ".extract"),
                context,
                new org.apache.camel.builder.AdviceWithRouteBuilder() {
                    @Override
                    public void configure() {
                        replaceFromWith("direct:go");
                    }
                });
        context.start();
        return this;
    }

    ExtractionReport extract() {
        Exchange exchange = context.createProducerTemplate().request("direct:go", sent -> {});
        return events.stream()
                .filter(RunEvent.Extracted.class::isInstance)
                .map(event -> ((RunEvent.Extracted) event).report())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no run: " + exchange.getException(), exchange.getException()));
    }

    /** Waits until nothing is pending or on its way. */
    CaseCounts delivered() {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> DeliveryRest.isReached(counts()));
        return counts();
    }

    CaseCounts counts() {
        return caravan().store().records().counts(caravan().store().cases().idOf(CASE));
    }

    Caravan caravan() {
        return Caravan.of(context);
    }

    CamelContext context() {
        return context;
    }

    List<RunEvent> events() {
        return events;
    }

    @Override
    public void close() {
        context.stop();
    }
}
