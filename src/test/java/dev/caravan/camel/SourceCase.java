package dev.caravan.camel;

import dev.caravan.json.Json;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.ExtractionReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A case {@code orders} that reads {@code orders/list} of a scripted REST vendor into a stage that nobody delivers. The
 * vendor's clock is the machine's, and so is the case's; its windows end 700 days before the sandboxes' time.
 */
final class SourceCase implements AutoCloseable {
    private static final String CASE = "orders";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String PROFILE = """
            extends: rest
            label: Tiny
            operations:
              orders/list:
                method: POST
                encoding: json
                options: { FilterString: { at: filter } }
                records: { at: rows, key: no }
                paging: { style: offset, offset: start, first: 0, size: limit, default-size: 2, max-size: 100, stop: short-page }
              orders/counted:
                records: { at: rows, key: no }
                paging: { style: page-number, page: page, size: limit, first: 0, default-size: 1, max-size: 9, stop: total, total: total }
              orders/numbered:
                records: { at: rows, key: no }
                paging: { style: page-number, page: page, size: limit, first: 0, default-size: 2, max-size: 9, stop: short-page, total: total }
              orders/detail: {}
            """;
    private static final String ROUTE = """
            - route:
                id: orders.extract
                routeConfigurationId: caravan
                from:
                  uri: direct:go-orders
                  steps:
                    - to: { uri: "pull:tiny/orders/OPERATION", parameters: { readAhead: 0, PULL } }
                    - to: { uri: "stage:orders", parameters: { final: true, STAGE } }
            """;
    private static final String RECEIVE = """
            - route:
                id: orders.receive
                routeConfigurationId: caravan
                from:
                  uri: direct:in-orders
                  steps:
                    - to: { uri: "stage:orders", parameters: { final: true, STAGE } }
            """;

    private final Sandboxes sandboxes = Sandboxes.of(1);
    private final ScriptedServer server;
    private final CaseFolder cases;
    private final Path folder;
    private final long lagDays = 700 + sandboxes.clock().catchUp();
    private @Nullable RunningCase running;

    /**
     * A case that is not started yet.
     *
     * @param answers the vendor, by the request
     */
    SourceCase(Path folder, Function<ScriptedServer.Seen, ScriptedServer.Reply> answers) {
        this.folder = folder;
        this.server = ScriptedServer.of(answers);
        this.cases = CaseFolder.in(folder).profile("tiny", PROFILE);
    }

    /** Starts it with options of {@code pull} and {@code stage}, and a {@code source.yaml}. */
    SourceCase start(String pull, String stage, String source) throws Exception {
        return start("list", pull, stage, source);
    }

    /** As above, where another operation than {@code orders/list} is read. */
    SourceCase start(String operation, String pull, String stage, String source) throws Exception {
        String route = (ROUTE + receive(source))
                .replace("OPERATION", operation)
                .replace("PULL", pull)
                .replace("STAGE", stage);
        cases.write(CASE, CaseFolder.ROUTE, route).write(CASE, CaseSources.FILE, source);
        Map<String, String> settings = new HashMap<>();
        settings.put("caravan.connection.tiny.vendor", "tiny");
        settings.put("caravan.connection.tiny.base-url", server.baseUrl());
        settings.put("caravan.connection.tiny.attempts", "1");
        settings.put("caravan.lag", lagDays + "d");
        running = RunningCase.start(sandboxes, folder, cases, settings, List.of(CASE));
        return this;
    }

    /** Records that come by themselves cannot have details. */
    private static String receive(String source) {
        return source.contains("detailApi") ? "" : RECEIVE;
    }

    RunningCase running() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    /** The case's time so many days before, as a request writes it. */
    String daysAgo(int days) {
        return SECONDS.format(sandboxes.clock().instant().minus(Duration.ofDays(days)));
    }

    ExtractionReport extract() {
        return running().extract("direct:go-" + CASE, CASE);
    }

    TestClock clock() {
        return sandboxes.clock();
    }

    ScriptedServer server() {
        return server;
    }

    /** The bodies of the requests since the last look, at a path. */
    List<Map<String, Object>> bodies(String path) {
        List<Map<String, Object>> bodies = new ArrayList<>();
        server.requests().stream()
                .filter(seen -> seen.path().equals("/" + path) && !seen.body().isEmpty())
                .forEach(seen -> bodies.add(Json.parseObject(seen.body())));
        return bodies;
    }

    /** A staged record; fails when there is none. */
    StoredRecord record(String key) {
        Caravan caravan = running().caravan();
        return caravan.store()
                .records()
                .find(caravan.store().cases().idOf(CASE), key)
                .orElseThrow(() -> new AssertionError("no record " + key));
    }

    @Override
    public void close() throws Exception {
        try (sandboxes;
                server) {
            if (running != null) {
                running.close();
            }
        }
    }
}
