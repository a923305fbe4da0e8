package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.camel.CaseFiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs every case of a folder, each loaded on its own, until it is stopped.
 */
final class Daemon {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    private final Settings settings;
    private final Main main = new Main();
    private final Map<String, String> broken = new LinkedHashMap<>();
    private final Set<String> loaded = new TreeSet<>();

    Daemon(Settings settings) {
        this.settings = settings;
    }

    /** Starts the context and loads the cases; fails when none can be loaded. */
    void start() {
        try (HttpDoor door = door()) {
            configure(door);
            main.start();
            CamelContext context = main.getCamelContext();
            Contexts.prepare(context);
            tellSettings(context);
            listen(context);
            load(context);
            LOG.info(
                    "{} cases run{}; health at {}",
                    loaded.size(),
                    broken.isEmpty() ? "" : ", " + broken.size() + " are broken",
                    door.address());
        } catch (Exception failed) {
            stop();
            throw failure(failed);
        }
    }

    /** Camel's server is configured before there is a context, so another one reads the settings. */
    private HttpDoor door() {
        CamelContext reader = Contexts.make(settings);
        try {
            return HttpDoor.of(Caravan.of(reader).settings());
        } finally {
            reader.stop();
        }
    }

    private void configure(HttpDoor door) {
        // Camel's default stops on SIGTERM as well: of two threads that race to stop, one may wait for itself
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        Properties initial = settings.fileValues();
        Map<String, String> own = new LinkedHashMap<>(door.camelSettings());
        own.put("camel.main.name", "caravan");
        own.put("camel.main.routesCollectorEnabled", "false");
        own.put("camel.main.autoConfigurationLogSummary", "false");
        own.put("camel.main.startupSummaryLevel", "Off");
        own.put("camel.main.sourceLocationEnabled", "true");
        own.put("camel.main.jmxEnabled", "false");
        own.put("camel.main.shutdownTimeout", String.valueOf(Contexts.SHUTDOWN_SECONDS));
        own.put("camel.health.exposureLevel", "full");
        own.put("camel.health.routesEnabled", "false");
        own.put("camel.health.consumersEnabled", "false");
        own.put("camel.metrics.enabled", "true");
        own.put("camel.metrics.enableExchangeEventNotifier", "false");
        own.put("camel.metrics.enableRoutePolicy", "false");
        own.forEach(initial::putIfAbsent);
        main.setPropertyPlaceholderLocations("false");
        main.setInitialProperties(initial);
        main.setOverrideProperties(settings.overrides());
    }

    private void tellSettings(CamelContext context) {
        StringBuilder text = new StringBuilder("Settings in effect:");
        EffectiveSettings.of(context, settings)
                .forEach((name, value) ->
                        text.append("\n  ").append(name).append(" = ").append(value));
        LOG.info("{}", text);
    }

    private static void listen(CamelContext context) {
        MeterRegistry registry = context.getRegistry().findSingleByType(MeterRegistry.class);
        if (registry != null) {
            Caravan.of(context).addListener(new RunMetrics(registry));
        }
    }

    private void load(CamelContext context) {
        CaseFiles files = Caravan.of(context).caseFiles();
        Contexts.store(context);
        CaseLoader loader = new CaseLoader(context);
        for (String name : files.names()) {
            try {
                loader.load(name, route -> {});
                loaded.add(name);
                LOG.info("case {} is loaded", name);
            } catch (CaseFileException refused) {
                broken.put(name, String.valueOf(refused.getMessage()));
                LOG.error("case {} is not loaded: {}", name, refused.getMessage());
            }
            HealthCheckRegistry.get(context).register(new CaseHealth(context, name, broken.get(name)));
        }
        if (loaded.isEmpty()) {
            throw new CommandException(
                    broken.isEmpty()
                            ? "There is no case in " + settings.routes() + ": a case is a folder with a "
                                    + CaseFiles.ROUTE + ". Name another folder by --routes DIR"
                            : "None of the cases in " + settings.routes() + " can be loaded:\n"
                                    + String.join("\n", broken.values()));
        }
    }

    private static RuntimeException failure(Exception failed) {
        return failed instanceof RuntimeException known
                ? known
                : new CommandException("The daemon could not start: " + failed.getMessage(), failed);
    }

    /** Stops everything; returns when what was on its way has ended. */
    void stop() {
        main.stop();
    }
}
