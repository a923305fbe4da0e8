package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that makes another row each time it is sent, and that cannot be looked up, is sent once. */
class IrreversibleWritesIT {
    private static final String CASE = "tasks";
    private static final String PROFILE = """
            vendor: small
            label: Small
            zone: UTC
            settings: { base-url: { required: true } }
            identity: [base-url]
            limits: { requests-per-second: 1000, concurrency: 4 }
            auth: { scheme: jackyun-md5 }
            check: create
            request: { method: POST, path: "{operation}", encoding: json }
            answers:
              code: code
              message: text
              rules:
                - { transport: [unknown-host, not-sent], action: RETRY }
                - { transport: no-answer, action: RETRY, write: UNKNOWN }
                - { at: code, in: ["0"], action: OK }
                - { at: code, in: ["9"], action: REJECT }
            operations:
              create: { kind: write, write: { repeat: %s, outcome: whole } }
            """;
    private static final String ROUTE = """
            - route:
                id: tasks.in
                routeConfigurationId: caravan
                from:
                  uri: direct:in
                  steps:
                    - to: { uri: "stage:tasks", parameters: { key: no } }
            - route:
                id: tasks.deliver
                routeConfigurationId: caravan
                from:
                  uri: stage:tasks
                  parameters: { batchSize: 100, retry: none }
                  steps:
                    - to: map:tasks
                    - to: push:small/create
            """;

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final ScriptedServer server = ScriptedServer.of(seen -> {
        calls.incrementAndGet();
        if (seen.body().contains("\"no\":\"3\"") && calls.get() <= 5) {
            return new ScriptedServer.Reply(0, "");
        }
        String code = seen.body().contains("\"no\":\"4\"") ? "9" : "0";
        return ScriptedServer.Reply.ok("{\"code\":" + code + ",\"text\":\"不允许\"}");
    });

    @AfterEach
    void close() {
        server.close();
        sandboxes.close();
    }

    private RunningCase start(String repeat) throws Exception {
        CaseFolder cases = CaseFolder.in(folder)
                .profile("small", PROFILE.formatted(repeat))
                .write(CASE, CaseFolder.ROUTE, ROUTE)
                .write(CASE, CaseFolder.MAPPING, "request: [{ field: no, value: \"{{no}}\" }]\n");
        return RunningCase.start(
                sandboxes,
                folder,
                cases,
                Map.of(
                        "caravan.connection.small.vendor",
                        "small",
                        "caravan.connection.small.base-url",
                        server.baseUrl()),
                List.of(CASE));
    }

    private void stage(RunningCase running) {
        List<Map<String, Object>> rows =
                List.of(Map.of("no", "1"), Map.of("no", "2"), Map.of("no", "3"), Map.of("no", "4"), Map.of("no", "5"));
        running.context().createProducerTemplate().sendBody("direct:in", rows);
    }

    private StoredRecord record(RunningCase running, String key) {
        long id = running.caravan().store().cases().idOf(CASE);
        return running.caravan().store().records().find(id, key).orElseThrow();
    }

    @Test
    void aLostCreateIsDeadWithAdviceAndTheOthersAreWrittenOnce() throws Exception {
        try (RunningCase running = start("never")) {
            stage(running);
            running.until(() -> running.counts(CASE).of(RecordStatus.WRITTEN) == 3
                    && running.counts(CASE).of(RecordStatus.DEAD) == 2);
            assertThat(record(running, "3").note()).contains("create may have been applied", "dead replay tasks");
            assertThat(record(running, "4").note()).contains("不允许");
        }
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void aLostUpdateRestsAndIsSentAgain() throws Exception {
        try (RunningCase running = start("safe")) {
            stage(running);
            running.until(() -> running.counts(CASE).of(RecordStatus.UNKNOWN) == 1);
            sandboxes.clock().move(Duration.ofMinutes(2));
            running.caravan().wake(CASE);
            running.until(() -> running.counts(CASE).of(RecordStatus.WRITTEN) == 4);
            assertThat(record(running, "4").status()).isEqualTo(RecordStatus.DEAD);
        }
        assertThat(server.requests()).hasSize(6);
    }
}
