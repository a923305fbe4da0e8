package dev.caravan.camel;

import static org.awaitility.Awaitility.await;

import dev.caravan.json.Json;
import dev.caravan.model.CaseCounts;
import dev.caravan.model.Hold;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.run.RunListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A plain Camel context with the cases of a folder, on the sandboxes' clock. When it closes, everything it said is searched
 * for secrets.
 */
final class RunningCase implements AutoCloseable {
    private static final String CASE = CaseFolder.CASE;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private final SecretWatch watch = new SecretWatch();
    private final TestClock clock;
    private final Path folder;

    /** Starts the shipped case, its store in the folder. */
    static RunningCase start(Sandboxes sandboxes, Path folder, CaseFolder cases, Map<String, String> settings)
            throws Exception {
        return start(sandboxes, folder, cases, settings, List.of(CASE));
    }

    static RunningCase start(
            Sandboxes sandboxes, Path folder, CaseFolder cases, Map<String, String> settings, List<String> names)
            throws Exception {
        RunningCase running = new RunningCase(sandboxes, folder, cases, settings);
        try {
            running.context.addRoutes(new CaravanConfiguration());
            for (String name : names) {
                PluginHelper.getRoutesLoader(running.context)
                        .loadRoutes(ResourceHelper.resolveResource(
                                running.context, "file:" + cases.root() + "/" + name + "/" + CaseFolder.ROUTE));
            }
            running.context.start();
            return running;
        } catch (Exception failed) {
            running.watch.look("exception", chain(failed));
            running.close();
            throw failed;
        }
    }

    private RunningCase(Sandboxes sandboxes, Path folder, CaseFolder cases, Map<String, String> settings) {
        this.clock = sandboxes.clock();
        this.folder = folder;
        Properties properties = new Properties();
        properties.setProperty("caravan.routes", cases.root().toString());
        properties.setProperty("caravan.store.url", "jdbc:sqlite:" + folder.resolve("store/caravan.db"));
        properties.putAll(settings(sandboxes, settings));
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("clock", Clock.class, clock);
        context.getRegistry().bind("recorder", (RunListener) events::add);
        context.getShutdownStrategy().setTimeout(30);
    }

    private static Map<String, String> settings(Sandboxes sandboxes, Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>(SandboxSettings.of(sandboxes.jackyun(), sandboxes.k3cloud()));
        settings.put("caravan.connection.jackyun.retry-delay", "20ms");
        settings.put("caravan.connection.k3cloud.retry-delay", "20ms");
        settings.put("caravan.poll", "50ms");
        settings.putAll(changed);
        return settings;
    }

    /** All messages of an exception and its causes, outermost first. */
    static String chain(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return text.toString();
    }

    ExtractionReport extract() {
        return extract("direct:go", CASE);
    }

    /** Runs one extraction to its end, whatever that is. */
    ExtractionReport extract(String start, String caseName) {
        int before = reports(caseName).size();
        Throwable thrown =
                context.createProducerTemplate().request(start, exchange -> {}).getException();
        watch.look("exception", thrown == null ? "" : chain(thrown));
        List<ExtractionReport> reports = reports(caseName);
        if (reports.size() != before + 1) {
            throw new AssertionError("no run of " + caseName, thrown);
        }
        return reports.get(before);
    }

    CompletableFuture<ExtractionReport> extractInBackground() {
        return CompletableFuture.supplyAsync(this::extract);
    }

    List<ExtractionReport> reports(String caseName) {
        return events(RunEvent.Extracted.class).stream()
                .map(RunEvent.Extracted::report)
                .filter(report -> report.caseName().equals(caseName))
                .toList();
    }

    /** Extracts and waits until nothing is pending or on its way. */
    CaseCounts extractAndDeliver() {
        extract();
        return delivered();
    }

    CaseCounts delivered() {
        until(() -> DeliveryRest.isReached(counts()));
        return counts();
    }

    /** Lets time pass, and delivers what has become due. */
    CaseCounts after(Duration time) {
        clock.move(time);
        caravan().wake(CASE);
        until(() -> isAtRest(CASE));
        return counts();
    }

    /** Nothing of a case is due or on its way. */
    boolean isAtRest(String caseName) {
        return DeliveryRest.isReached(
                caravan().store().records(), caravan().store().cases().idOf(caseName), clock.instant());
    }

    void until(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }

    CaseCounts counts() {
        return counts(CASE);
    }

    CaseCounts counts(String caseName) {
        return caravan().store().records().counts(caravan().store().cases().idOf(caseName));
    }

    long caseId() {
        return caravan().store().cases().idOf(CASE);
    }

    StoredRecord record(String key) {
        return caravan().store().records().find(caseId(), key).orElseThrow();
    }

    List<StoredRecord> list(RecordStatus status) {
        return caravan().store().records().list(caseId(), status, 1000, 0);
    }

    /** The contents of written records by key. */
    Map<String, Map<String, Object>> kept(String caseName) {
        long id = caravan().store().cases().idOf(caseName);
        Map<String, Map<String, Object>> kept = new LinkedHashMap<>();
        caravan()
                .store()
                .records()
                .list(id, RecordStatus.WRITTEN, 1000, 0)
                .forEach(record -> kept.put(record.key(), Json.parseObject(record.content())));
        return kept;
    }

    Optional<String> hold() {
        return hold(CASE);
    }

    Optional<String> hold(String caseName) {
        return caravan()
                .store()
                .cases()
                .hold(caravan().store().cases().idOf(caseName))
                .map(Hold::reason);
    }

    Caravan caravan() {
        return Caravan.of(context);
    }

    DefaultCamelContext context() {
        return context;
    }

    List<RunEvent> events() {
        return events;
    }

    <T extends RunEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Rows written so far, batch by batch. */
    int written() {
        return events(RunEvent.BatchSettled.class).stream()
                .mapToInt(RunEvent.BatchSettled::written)
                .sum();
    }

    @Override
    public void close() throws IOException {
        try (watch) {
            if (context.isStarted()) {
                lookAtStore();
            }
            context.stop();
            events.forEach(event -> watch.look("event", event));
            watch.lookInto(folder.resolve("store"));
            watch.assertNoLeak();
        }
    }

    private void lookAtStore() {
        Map<String, Long> cases = new LinkedHashMap<>(caravan().store().cases().all());
        cases.values().forEach(id -> {
            caravan().store().runs().recent(id, 100).forEach(run -> watch.look("run log", run));
            caravan().store().cases().hold(id).ifPresent(hold -> watch.look("hold", hold));
            for (RecordStatus status : RecordStatus.values()) {
                caravan().store().records().list(id, status, 200, 0).forEach(record -> watch.look("note", record));
            }
        });
    }
}
