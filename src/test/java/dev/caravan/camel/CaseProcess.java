package dev.caravan.camel;

import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import dev.caravan.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The shipped warehouse case as a process of its own, to be killed or paused: extracts until everything due is read, then,
 * unless told to extract only, delivers until nothing is left, and ends. Says where it stands in lines that begin with
 * {@code @}. Ends at once when its standard input does, so that no process outlives its test.
 */
public final class CaseProcess {
    private static final String CASE = CaseRig.CASE;
    private static final int OWNER_TRIES = 1_000;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicReference<ExtractionReport> report = new AtomicReference<>();

    private CaseProcess(Properties settings, boolean deliver) throws Exception {
        context.getPropertiesComponent().setInitialProperties(settings);
        context.getRegistry().bind("reports", (RunListener) this::note);
        context.addRoutes(new CaravanConfiguration());
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, "file:routes/" + CASE + "/route.camel.yaml"));
        AdviceWith.adviceWith(context.getRouteDefinition(CASE + ".extract"), context, new AdviceWithRouteBuilder() {
            @Override
            public void configure() {
                replaceFromWith("direct:go");
            }
        });
        context.getRouteDefinition(CASE + ".deliver").autoStartup(deliver);
    }

    /**
     * Runs the case.
     *
     * @param arguments the file with the settings; {@code extract} or {@code both}; {@code watch} to tell its memory
     */
    public static void main(String[] arguments) throws Exception {
        endWithInput();
        Properties settings = new Properties();
        try (InputStream file = Files.newInputStream(Path.of(arguments[0]))) {
            settings.load(file);
        }
        boolean deliver = arguments[1].equals("both");
        Optional<MemoryWatch> memory = arguments.length > 2 ? Optional.of(MemoryWatch.start()) : Optional.empty();
        CaseProcess process = new CaseProcess(settings, deliver);
        process.context.start();
        say("ready");
        process.extract();
        if (deliver) {
            process.deliver();
        }
        memory.ifPresent(watch -> say("memory " + watch.mostLiveKib() + " " + MemoryWatch.peakKib()));
        process.context.stop();
        say("stopped");
    }

    static void endWithInput() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (IOException closed) {
                say("input broke");
            }
            Runtime.getRuntime().halt(3);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private void note(RunEvent event) {
        if (event instanceof RunEvent.Extracted extracted) {
            report.set(extracted.report());
        }
    }

    /** A run that finds an owner waits for it: a killed one's ownership ends by itself. */
    private void extract() throws InterruptedException {
        for (int tries = 0; tries < OWNER_TRIES; tries++) {
            Exchange exchange = context.createProducerTemplate().request("direct:go", sent -> {});
            ExtractionReport last = report.get();
            if (last == null) {
                throw new IllegalStateException("no report", exchange.getException());
            }
            say("extracted " + last.end() + " pages " + last.pages()
                    + (last.problem() == null ? "" : " " + last.problem()));
            if (last.end() == ExtractionReport.End.COMPLETE) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the extraction never completed");
    }

    /** Nothing is due and nothing is leased: every record has ended. */
    private void deliver() throws InterruptedException {
        Store store = Caravan.of(context).store();
        long caseId = store.cases().idOf(CASE);
        while (store.records().nextDue(caseId).isPresent()) {
            Thread.sleep(100);
        }
        say("drained " + store.records().counts(caseId).byStatus());
    }

    static void say(String line) {
        System.out.println("@" + line);
        System.out.flush();
    }
}
