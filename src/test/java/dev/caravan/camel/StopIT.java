package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.store.Store;
import dev.caravan.store.jdbc.JdbcStores;
import dev.caravan.store.jdbc.OpenMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop ends every wait, sends nothing more, counts no attempt for what was not sent, and the next start goes on exactly. */
class StopIT {
    private static final int ROWS = 330;
    /** Far above what a stop takes, far below the waits it has to end. */
    private static final long STOPPED_WITHIN_SECONDS = 20;

    private static final String MINUTE = "60";

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(ROWS);

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    @Test
    void goesOnAtTheNextPageAfterAStopBetweenPages() throws Exception {
        RunningCase running = start(Map.of());
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        sandboxes.k3cloud().stopAnswering();
        sandboxes.jackyun().faults().onRequest(Sandboxes.PULL, 4, Fault.doing(() -> beginStop(running, stopped)));
        ExtractionReport report = running.extract();
        stopped.get(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS);
        running.close();

        assertThat(report.end()).isEqualTo(ExtractionReport.End.STOPPED);
        assertThat(report.pages()).isBetween(2, 5);
        sandboxes.k3cloud().answerAgain();
        try (RunningCase next = start(Map.of())) {
            next.extract();
            assertThat(next.events(RunEvent.WindowOpened.class).get(0).window().page())
                    .isEqualTo(report.pages());
            next.delivered();
            assertThat(next.counts().staged().read()).isEqualTo(ROWS);
            assertEverythingArrivedOnce();
        }
    }

    @Test
    void settlesTheBatchInFlightAndSendsNoOther() throws Exception {
        RunningCase running = start(Map.of());
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        CompletableFuture<Boolean> staged = new CompletableFuture<>();
        sandboxes.k3cloud().faults().onRequest(Sandboxes.SAVE, 1, Fault.doing(() -> {
            staged.join();
            beginStop(running, stopped);
        }));
        running.extract();
        staged.complete(true);
        stopped.get(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS);
        running.close();

        assertThat(sandboxes.k3cloud().requests().total(Sandboxes.SAVE)).isEqualTo(1);
        long written = sandboxes.k3cloud().book().creates();
        assertThat(written).isBetween(1L, 100L);
        assertThat(stored(RecordStatus.WRITTEN)).hasSize((int) written);
        assertThat(stored(RecordStatus.PENDING))
                .hasSize(ROWS - (int) written)
                .allMatch(record -> record.attempts() == 0);
        assertNextStartDeliversTheRest();
        assertThat(sandboxes.k3cloud().book().updates()).isZero();
    }

    @Test
    void endsABackOffOfTheDelivery() throws Exception {
        sandboxes.k3cloud().faults().always(Sandboxes.QUERY, Fault.http(503));
        RunningCase running = start(longBackOff("k3cloud"));
        running.extract();
        running.until(() -> !running.events(RunEvent.RequestRepeated.class).isEmpty());
        stopAndClose(running, STOPPED_WITHIN_SECONDS);

        assertThat(sandboxes.k3cloud().requests().total(Sandboxes.QUERY)).isEqualTo(1);
        assertThat(stored(RecordStatus.PENDING)).hasSize(ROWS).allMatch(record -> record.attempts() == 0);
        sandboxes.k3cloud().faults().clear();
        assertNextStartDeliversTheRest();
    }

    @Test
    void endsABackOffOfTheExtraction() throws Exception {
        sandboxes.jackyun().faults().onRequest(Sandboxes.PULL, 3, Fault.http(503));
        RunningCase running = start(longBackOff("jackyun"));
        CompletableFuture<ExtractionReport> extraction = running.extractInBackground();
        running.until(() -> !running.events(RunEvent.RequestRepeated.class).isEmpty());
        stopAndClose(running, STOPPED_WITHIN_SECONDS);

        assertThat(extraction.get(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS).end())
                .isEqualTo(ExtractionReport.End.STOPPED);
        assertThat(sandboxes.jackyun().requests().total()).isLessThanOrEqualTo(5);
        assertNextStartDeliversTheRest();
    }

    @Test
    void endsAPauseOfTheExtraction() throws Exception {
        sandboxes.jackyun().faults().onRequest(Sandboxes.PULL, 3, Fault.tooManyRequests(MINUTE));
        RunningCase running = start(Map.of());
        CompletableFuture<ExtractionReport> extraction = running.extractInBackground();
        running.until(() -> !running.events(RunEvent.Paused.class).isEmpty());
        stopAndClose(running, STOPPED_WITHIN_SECONDS);

        assertThat(extraction.get(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS).end())
                .isEqualTo(ExtractionReport.End.STOPPED);
        assertThat(sandboxes.jackyun().requests().total()).isLessThanOrEqualTo(5);
        assertNextStartDeliversTheRest();
    }

    @Test
    void endsAPauseOfTheDelivery() throws Exception {
        sandboxes.k3cloud().faults().onRequest(Sandboxes.SAVE, 1, Fault.tooManyRequests(MINUTE));
        RunningCase running = start(Map.of());
        running.extract();
        running.until(() -> !running.events(RunEvent.Paused.class).isEmpty());
        stopAndClose(running, STOPPED_WITHIN_SECONDS);

        assertThat(sandboxes.k3cloud().requests().total(Sandboxes.SAVE)).isEqualTo(1);
        assertThat(stored(RecordStatus.PENDING)).hasSize(ROWS).allMatch(record -> record.attempts() == 0);
        assertNextStartDeliversTheRest();
    }

    @Test
    void endsTheWaitForAPlaceAmongTheRequests() throws Exception {
        RunningCase running = start(Map.of("caravan.connection.k3cloud.requests-per-second", "0.01"));
        running.extract();
        running.until(() -> sandboxes.k3cloud().requests().total() == 1);
        stopAndClose(running, STOPPED_WITHIN_SECONDS);

        assertThat(sandboxes.k3cloud().requests().total()).isEqualTo(1);
        assertThat(stored(RecordStatus.PENDING)).hasSize(ROWS).allMatch(record -> record.attempts() == 0);
        assertNextStartDeliversTheRest();
    }

    @Test
    void waitsForTheRequestInFlight() throws Exception {
        sandboxes.k3cloud().faults().onRequest(Sandboxes.SAVE, 1, Fault.slow(Duration.ofSeconds(4)));
        RunningCase running = start(Map.of());
        running.extract();
        running.until(() -> sandboxes.k3cloud().requests().total(Sandboxes.SAVE) == 1);
        stopAndClose(running, STOPPED_WITHIN_SECONDS);

        long written = sandboxes.k3cloud().book().creates();
        assertThat(stored(RecordStatus.WRITTEN)).hasSize((int) written);
        assertThat(stored(RecordStatus.UNKNOWN)).isEmpty();
        assertNextStartDeliversTheRest();
    }

    @Test
    void stopsAtAnyMomentAfterTheStart() throws Exception {
        sandboxes.k3cloud().stopAnswering();
        try (RunningCase running = start(Map.of())) {
            running.extract();
        }
        sandboxes.k3cloud().answerAgain();
        for (int moment = 0; moment < 12; moment++) {
            RunningCase running = start(Map.of("caravan.connection.k3cloud.requests-per-second", "20"));
            TimeUnit.MILLISECONDS.sleep(moment * 8L);
            stopAndClose(running, STOPPED_WITHIN_SECONDS);
            assertThat(stored(RecordStatus.LEASED))
                    .as("what was taken and not sent is given back")
                    .isEmpty();
        }
        assertNextStartDeliversTheRest();
    }

    private static Map<String, String> longBackOff(String connection) {
        return Map.of(
                "caravan.connection." + connection + ".retry-delay", "10m",
                "caravan.connection." + connection + ".longest-wait", "10m");
    }

    private static void stopAndClose(RunningCase running, long seconds) throws Exception {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(running.context()::stop);
        stopped.get(seconds, TimeUnit.SECONDS);
        running.close();
    }

    /** Asks for the stop and comes back when it has begun. */
    private static void beginStop(RunningCase running, CompletableFuture<Void> stopped) {
        new Thread(() -> {
                    running.context().stop();
                    stopped.complete(null);
                })
                .start();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(running.caravan()::isEnding);
    }

    private void assertNextStartDeliversTheRest() throws Exception {
        try (RunningCase next = start(Map.of())) {
            assertThat(next.extract().problem()).isNull();
            next.delivered();
            assertThat(next.counts().staged().addUp()).isTrue();
            assertEverythingArrivedOnce();
        }
    }

    private void assertEverythingArrivedOnce() {
        assertThat(sandboxes.differences()).isEmpty();
        assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(ROWS);
        assertThat(sandboxes.k3cloud().book().refusedDuplicates()).isZero();
    }

    private List<StoredRecord> stored(RecordStatus status) {
        try (Store store = JdbcStores.open(
                "jdbc:sqlite:" + folder.resolve("store/caravan.db"),
                null,
                null,
                sandboxes.clock(),
                OpenMode.EXCLUSIVE)) {
            return store.records().list(store.cases().idOf(CaseFolder.CASE), status, 1000, 0);
        }
    }

    private RunningCase start(Map<String, String> settings) throws Exception {
        return RunningCase.start(sandboxes, folder, CaseFolder.in(folder), settings);
    }
}
