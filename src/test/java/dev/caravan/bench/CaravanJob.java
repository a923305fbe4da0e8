package dev.caravan.bench;

import dev.caravan.camel.Caravan;
import dev.caravan.camel.CaravanConfiguration;
import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The shipped case in a plain Camel context, as an application embeds it; its trigger is replaced. */
final class CaravanJob implements BenchJob {
    private static final String EXTRACT = Round.CASE + ".extract";

    @Override
    public Work prepare(Round round) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(properties(round));
        Finish finish = new Finish();
        context.getRegistry().bind("finish", finish);
        context.addRoutes(new CaravanConfiguration());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.camel.yaml", route(round)));
        AdviceWith.adviceWith(
                ((ModelCamelContext) context).getRouteDefinition(EXTRACT), context, new AdviceWithRouteBuilder() {
                    @Override
                    public void configure() {
                        replaceFromWith("direct:go");
                    }
                });
        context.start();
        return new CaravanWork(round, context, finish);
    }

    private static String route(Round round) throws Exception {
        String text = Files.readString(Path.of("routes", Round.CASE, "route.camel.yaml"));
        if (!round.delivered()) {
            text = text.substring(0, text.lastIndexOf("- route:"));
        }
        return round.readAhead() == Round.AS_SHIPPED
                ? text
                : text.replace("pageSize: 50,", "pageSize: 50, readAhead: " + round.readAhead() + ",");
    }

    private static Properties properties(Round round) {
        Properties properties = new Properties();
        properties.setProperty(
                "caravan.routes", Path.of("routes").toAbsolutePath().toString());
        if (round.storeUrl().contains("?")) {
            properties.setProperty(
                    "caravan.store.url",
                    round.storeUrl().substring(0, round.storeUrl().indexOf('?')));
            properties.setProperty("caravan.store.username", "postgres");
            properties.setProperty("caravan.store.password", "postgres");
        } else {
            properties.setProperty("caravan.store.url", round.storeUrl());
        }
        String source = "caravan.connection.jackyun.";
        properties.setProperty(source + "vendor", "jackyun");
        properties.setProperty(source + "base-url", round.jackyun());
        properties.setProperty(source + "app-key", "12345678");
        properties.setProperty(source + "app-secret", "DemoSecret");
        properties.setProperty(source + "requests-per-second", "100000");
        properties.setProperty(source + "concurrency", "16");
        String target = "caravan.connection.k3cloud.";
        properties.setProperty(target + "vendor", "k3cloud");
        properties.setProperty(target + "base-url", round.k3cloud());
        properties.setProperty(target + "acct-id", "acct01");
        properties.setProperty(target + "username", "Admin");
        properties.setProperty(target + "app-id", "123456_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4");
        properties.setProperty(target + "app-secret", "test-app-secret-value");
        properties.setProperty(target + "requests-per-second", "100000");
        return properties;
    }

    private record CaravanWork(Round round, DefaultCamelContext context, Finish finish) implements Work {
        @Override
        public long run() throws Exception {
            context.createProducerTemplate().requestBody("direct:go", (Object) null);
            ExtractionReport report = finish.extracted();
            if (round.delivered()) {
                finish.awaitWritten(report.counts().staged());
            }
            return report.counts().read();
        }

        /** Nothing is on its way or waiting, and the window is covered. */
        @Override
        public void close() {
            Caravan caravan = Caravan.of(context);
            CaseCounts counts =
                    caravan.store().records().counts(caravan.store().cases().idOf(Round.CASE));
            RecordStatus expected = round.delivered() ? RecordStatus.WRITTEN : RecordStatus.PENDING;
            context.stop();
            if (counts.of(expected) != counts.total() || counts.total() == 0) {
                throw new IllegalStateException("not all records are " + expected.word() + ": " + counts);
            }
        }
    }

    /** Hears when all is done. */
    private static final class Finish implements RunListener {
        private ExtractionReport report;
        private long written;
        private String trouble = "";

        @Override
        public synchronized void on(RunEvent event) {
            if (event instanceof RunEvent.Extracted extracted) {
                report = extracted.report();
                trouble += report.problem() == null ? "" : report.problem();
            } else if (event instanceof RunEvent.BatchSettled settled) {
                written += settled.written();
                trouble += settled.retry() + settled.dead() + settled.unknown() == 0 ? "" : settled;
            } else if (event instanceof RunEvent.DeliveryResting || event instanceof RunEvent.Held) {
                trouble += event;
            }
            notifyAll();
        }

        private synchronized ExtractionReport extracted() {
            requireNoTrouble();
            if (report == null || report.end() != ExtractionReport.End.COMPLETE) {
                throw new IllegalStateException("no complete extraction: " + report);
            }
            return report;
        }

        private synchronized void awaitWritten(long wanted) throws InterruptedException {
            while (written < wanted) {
                wait();
                requireNoTrouble();
            }
        }

        private void requireNoTrouble() {
            if (!trouble.isEmpty()) {
                throw new IllegalStateException(trouble);
            }
        }
    }
}
