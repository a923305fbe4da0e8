package dev.caravan.camel;

import static org.awaitility.Awaitility.await;

import dev.caravan.model.CaseCounts;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel context with a store in a folder, a cases root and any routes. */
final class PlainRig implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();

    PlainRig(Path folder, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.setProperty("caravan.routes", folder.resolve("cases").toString());
        properties.setProperty("caravan.store.url", "jdbc:sqlite:" + folder.resolve("caravan.db"));
        properties.setProperty("caravan.poll", "50ms");
        properties.putAll(settings);
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("recorder", (RunListener) events::add);
    }

    DefaultCamelContext context() {
        return context;
    }

    /** Loads a route file. */
    PlainRig load(Path file) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveResource(context, "file:" + file));
        return this;
    }

    /** Loads routes given as YAML. */
    PlainRig load(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
        return this;
    }

    PlainRig start(RoutesBuilder... routes) throws Exception {
        context.addRoutes(new CaravanConfiguration());
        for (RoutesBuilder builder : routes) {
            context.addRoutes(builder);
        }
        context.start();
        return this;
    }

    /** Runs the extraction that {@code direct:go} starts, to its end. */
    ExtractionReport extract() {
        Exchange exchange = context.createProducerTemplate().request("direct:go", sent -> {});
        return events.stream()
                .filter(RunEvent.Extracted.class::isInstance)
                .map(event -> ((RunEvent.Extracted) event).report())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no run: " + exchange.getException(), exchange.getException()));
    }

    /** Waits until nothing is pending or on its way. */
    CaseCounts delivered(String caseName) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> DeliveryRest.isReached(counts(caseName)));
        return counts(caseName);
    }

    CaseCounts counts(String caseName) {
        return caravan().store().records().counts(caseId(caseName));
    }

    long caseId(String caseName) {
        return caravan().store().cases().idOf(caseName);
    }

    Caravan caravan() {
        return Caravan.of(context);
    }

    List<RunEvent> events() {
        return events;
    }

    @Override
    public void close() {
        context.stop();
    }
}
