package dev.caravan.camel;

import dev.caravan.model.CaseCounts;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A plain Camel context with one case that reads the operation {@code items} of the connection {@code api} into a stage that
 * nobody delivers. The vendor's profile is given as text and extends {@code rest}.
 */
final class RestCase implements AutoCloseable {
    private static final String ROUTE = """
            - route:
                id: CASE.extract
                routeConfigurationId: caravan
                from:
                  uri: direct:go
                  steps:
                    - to: { uri: "pull:api/items", parameters: { pageSize: 10 } }
                    - to: { uri: "stage:CASE", parameters: { key: id, final: true } }
            """;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private final String caseName;

    private RestCase(String caseName) {
        this.caseName = caseName;
    }

    /**
     * Starts the case.
     *
     * @param folder for its files and, where the settings name no other, its store
     * @param profile of the vendor "tiny"
     */
    static RestCase start(Path folder, String caseName, RestServer server, String profile, Map<String, String> settings)
            throws Exception {
        RestCase running = new RestCase(caseName);
        Path route = write(folder.resolve(caseName).resolve("route.camel.yaml"), ROUTE.replace("CASE", caseName));
        write(folder.resolve("vendors/tiny.yaml"), profile);
        Properties properties = new Properties();
        properties.setProperty("caravan.routes", folder.toString());
        properties.setProperty("caravan.store.url", "jdbc:sqlite:" + folder.resolve("store/caravan.db"));
        properties.setProperty("caravan.connection.api.vendor", "tiny");
        properties.setProperty("caravan.connection.api.base-url", server.url());
        properties.setProperty("caravan.connection.api.requests-per-second", "2000");
        properties.setProperty("caravan.connection.api.retry-delay", "10ms");
        properties.putAll(settings);
        running.context.getPropertiesComponent().setInitialProperties(properties);
        running.context.getRegistry().bind("recorder", (RunListener) running.events::add);
        running.context.addRoutes(new CaravanConfiguration());
        PluginHelper.getRoutesLoader(running.context)
                .loadRoutes(ResourceHelper.resolveResource(running.context, "file:" + route));
        running.context.start();
        return running;
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Runs one extraction to its end, whatever that is. */
    ExtractionReport extract() {
        Throwable thrown = context.createProducerTemplate()
                .request("direct:go", exchange -> {})
                .getException();
        List<RunEvent.Extracted> ended = events(RunEvent.Extracted.class);
        if (ended.isEmpty()) {
            throw new AssertionError("no run", thrown);
        }
        return ended.get(ended.size() - 1).report();
    }

    CaseCounts counts() {
        Caravan caravan = Caravan.of(context);
        return caravan.store().records().counts(caravan.store().cases().idOf(caseName));
    }

    <T extends RunEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    DefaultCamelContext context() {
        return context;
    }

    @Override
    public void close() {
        context.stop();
    }
}
