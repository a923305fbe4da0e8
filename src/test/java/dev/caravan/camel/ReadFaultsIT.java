package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong with a page once, every record of the source arrives once. */
class ReadFaultsIT {
    private static final int ROWS = 130;
    private static final String DECLARED =
            CaseFolder.text(Path.of("src/test/resources/routes/vendors/jackyun-declared.yaml"));

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(ROWS);

    String vendor() {
        return "jackyun";
    }

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    static Stream<Named<Fault>> passing() {
        return Stream.of(
                Named.of("500", Fault.http(500)),
                Named.of("502", Fault.http(502)),
                Named.of("503", Fault.http(503)),
                Named.of("429 without Retry-After", Fault.tooManyRequests("")),
                Named.of("429 for a second", Fault.tooManyRequests("1")),
                Named.of("429 for less than nothing", Fault.tooManyRequests("-5")),
                Named.of("throttled by sub-code", Fault.throttled()),
                Named.of("a login page", Fault.html()),
                Named.of("an empty body", Fault.emptyBody()),
                Named.of("half of the JSON", Fault.truncatedJson()),
                Named.of("the connection cut in the body", Fault.cutConnection()),
                Named.of("a byte order mark", Fault.byteOrderMark()),
                Named.of("reset before the work", Fault.resetBeforeWork()),
                Named.of("reset after the work", Fault.resetAfterWork()),
                Named.of("silence after the work", Fault.silentAfterWork()),
                Named.of("silence after the head", Fault.silentAfterHead()),
                Named.of("slow loris", Fault.trickle(Duration.ofMillis(100))),
                Named.of("slow but complete", Fault.slow(Duration.ofMillis(300))),
                Named.of("no data", Fault.dataNull()),
                Named.of("a short page", Fault.shortPage(20)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void readsEveryRecordOnce(Fault fault) throws Exception {
        sandboxes.jackyun().faults().onRequest(Sandboxes.PULL, 2, fault);
        try (RunningCase running = start(Impatience.with("caravan.connection.jackyun", fault))) {
            ExtractionReport report = running.extract();
            running.delivered();
            if (fault.kind() == Fault.Kind.SHORT_PAGE) {
                sweep(running);
            }

            assertThat(report.problem()).isNull();
            assertThat(sandboxes.jackyun().faults().injected(fault.kind())).isEqualTo(1);
            assertThat(sandboxes.differences()).isEmpty();
            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(ROWS);
            assertThat(running.counts().staged().addUp()).isTrue();
        }
    }

    private static void sweep(RunningCase running) {
        running.extract();
        running.delivered();
    }

    @Test
    void waitsUntilTheDateOfRetryAfter() throws Exception {
        String until = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(sandboxes.clock().instant().plusSeconds(1).atOffset(ZoneOffset.UTC));
        sandboxes.jackyun().faults().onRequest(Sandboxes.PULL, 2, Fault.tooManyRequests(until));
        try (RunningCase running = start(Map.of())) {
            assertThat(running.extract().problem()).isNull();
            assertThat(running.events(RunEvent.Paused.class))
                    .extracting(RunEvent.Paused::pause)
                    .containsExactly(Duration.ofSeconds(1));
        }
    }

    @Test
    void sendsARequestAsOftenAsTheSettingsAllow() throws Exception {
        sandboxes.jackyun().faults().always(Sandboxes.PULL, Fault.http(503));
        try (RunningCase running = start(
                Map.of("caravan.connection.jackyun.attempts", "3", "caravan.connection.jackyun.retry-delay", "1ms"))) {
            ExtractionReport report = running.extract();

            assertThat(report.end()).isEqualTo(ExtractionReport.End.FAILED);
            assertThat(report.problem())
                    .contains("connection jackyun", "operation erp.warehouse.get", "page 0", "HTTP 503");
            running.until(() -> sandboxes.jackyun().requests().total() == 6);
            assertThat(running.events(RunEvent.RequestRepeated.class)).hasSize(4);
            assertThat(running.hold()).isEmpty();
        }
    }

    @Test
    void goesOnWithTheNextRunWhereAFailedOneStopped() throws Exception {
        sandboxes.jackyun().faults().onRequest(Sandboxes.PULL, 3, Fault.http(503));
        try (RunningCase running = startInOrder(Map.of("caravan.connection.jackyun.attempts", "1"))) {
            assertThat(running.extract().end()).isEqualTo(ExtractionReport.End.FAILED);
            assertThat(running.counts().total()).isEqualTo(100);

            ExtractionReport second = running.extract();
            assertThat(second.problem()).isNull();
            assertThat(running.delivered().total()).isEqualTo(ROWS);
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void logsInAgainForAReadEvenWhenOnlyOneAttemptIsAllowed() throws Exception {
        sandboxes.k3cloud().faults().next(Sandboxes.QUERY, 1, Fault.sessionLost());
        try (RunningCase running = start(Map.of("caravan.connection.k3cloud.attempts", "1"))) {
            running.extractAndDeliver();

            assertThat(running.events(RunEvent.DeliveryResting.class)).isEmpty();
            assertThat(sandboxes.k3cloud().logins()).isEqualTo(2);
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    private RunningCase start(Map<String, String> settings) throws Exception {
        return start(settings, CaseFolder.in(folder));
    }

    /** Pages that are read ahead may come in another order. */
    private RunningCase startInOrder(Map<String, String> settings) throws Exception {
        return start(
                settings,
                CaseFolder.in(folder).replace(CaseFolder.ROUTE, "pageSize: 50", "pageSize: 50, readAhead: 0"));
    }

    private RunningCase start(Map<String, String> settings, CaseFolder cases) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("caravan.connection.jackyun.vendor", vendor());
        return RunningCase.start(sandboxes, folder, cases.profile("jackyun-declared", DECLARED), all);
    }
}
