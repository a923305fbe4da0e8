package dev.caravan.camel;

import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * One extraction of one case as a process of its own, to be killed. Says in lines that begin with {@code @} how it ended and
 * what it alerted. Ends at once when its standard input does.
 */
public final class TokenProcess {
    private static final int OWNER_TRIES = 1_000;

    private TokenProcess() {}

    /**
     * Extracts.
     *
     * @param arguments the file with the settings; the case, which {@code direct:<case>} starts
     */
    public static void main(String[] arguments) throws Exception {
        CaseProcess.endWithInput();
        Properties settings = new Properties();
        try (InputStream file = Files.newInputStream(Path.of(arguments[0]))) {
            settings.load(file);
        }
        AtomicReference<ExtractionReport> report = new AtomicReference<>();
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(settings);
        context.getRegistry().bind("listener", (RunListener) event -> note(event, report));
        load(context, settings.getProperty("caravan.routes"), arguments[1]);
        context.start();
        ExtractionReport.End end = extract(context, arguments[1], report);
        context.stop();
        CaseProcess.say("ended " + end);
    }

    private static void load(DefaultCamelContext context, String root, String name) throws Exception {
        context.addRoutes(new CaravanConfiguration());
        String file = "file:" + root + "/" + name + "/" + CaseFolder.ROUTE;
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveResource(context, file));
        Optional.ofNullable(context.getRouteDefinition(name + ".deliver"))
                .ifPresent((RouteDefinition delivery) -> delivery.autoStartup(false));
    }

    private static void note(RunEvent event, AtomicReference<ExtractionReport> report) {
        if (event instanceof RunEvent.Extracted extracted) {
            report.set(extracted.report());
        } else if (event instanceof RunEvent.Held held) {
            CaseProcess.say("held " + held.reason());
        } else if (event instanceof RunEvent.TokenUnavailable unavailable) {
            CaseProcess.say("unavailable " + unavailable.reason());
        }
    }

    /** A run that finds an owner waits for it: a killed one's ownership ends by itself. */
    private static ExtractionReport.End extract(
            DefaultCamelContext context, String name, AtomicReference<ExtractionReport> report)
            throws InterruptedException {
        for (int tries = 0; tries < OWNER_TRIES; tries++) {
            context.createProducerTemplate().request("direct:" + name, sent -> {});
            if (report.get().end() != ExtractionReport.End.BUSY) {
                return report.get().end();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the case was never free");
    }
}
