package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to the program as a process of its own: it ends whatever it waits for, and the next start goes on from there. */
class DaemonStopIT {
    private static final int SIGTERM = 143;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Far above what a stop takes on a busy machine, far below the waits it has to end. */
    private static final int STOPPED_WITHIN_SECONDS = 20;

    private static final int WAREHOUSES = 2_000;
    /** Pages of 50, and the empty one that ends the read. */
    private static final long PAGES = WAREHOUSES / 50 + 1;

    private static final String SAVE = "BatchSave";

    @TempDir
    private Path folder;

    private CommandWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new CommandWorld(folder, WAREHOUSES);
        world.edit(CommandWorld.CASE, "0 0/10 * * * ?", "* * * * * ?");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void endsBetweenPages() throws Exception {
        stopsBetweenPages("run");
    }

    @Test
    void endsOnceBetweenPages() throws Exception {
        assertThat(stopsBetweenPages("once", CommandWorld.CASE)).contains("the next run goes on from there");
    }

    private String stopsBetweenPages(String... arguments) throws Exception {
        world.jackyun.latency(Duration.ofMillis(500));
        String output = stopWhen(() -> pagesAsked() >= 12, arguments);
        world.jackyun.latency(Duration.ZERO);
        long before = pagesAsked();
        assertThat(before).isLessThan(PAGES);

        assertNextStartWritesTheRest();
        assertThat(pagesAsked() - before).isLessThan(PAGES);
        return output;
    }

    @Test
    void settlesTheBatchInFlight() throws Exception {
        world.k3cloud.faults().onRequest(SAVE, 1, Fault.slow(Duration.ofSeconds(3)));
        stopWhen(() -> world.k3cloud.requests().total(SAVE) >= 1, "run");
        long written = world.k3cloud.book().creates();
        assertThat(written).isPositive();
        assertThat(world.caravan("status", CommandWorld.CASE).out()).contains(String.format("%,d", written));

        assertNextStartWritesTheRest();
        assertThat(world.k3cloud.book().updates()).isZero();
    }

    /** Camel's own hook of the JVM would stop it too: of two that race, one may wait for itself. */
    @Test
    void isStoppedByOneThreadOnly() throws Exception {
        try (DaemonProcess process =
                DaemonProcess.start(world, Path.of("src/test/resources/logback-stop.xml"), "run")) {
            await().atMost(PATIENCE).until(() -> pagesAsked() >= 1);
            process.terminate(STOPPED_WITHIN_SECONDS);

            assertThat(process.output())
                    .contains("[caravan-stop] o.a.camel.main.")
                    .doesNotContain("Hangup");
        }
    }

    @Test
    void endsABackOff() throws Exception {
        world.k3cloud.faults().always("ExecuteBillQuery", Fault.http(503));
        stopWhen(
                () -> world.k3cloud.requests().total("ExecuteBillQuery") >= 1,
                "run",
                "-Dcaravan.connection.k3cloud.retry-delay=10m",
                "-Dcaravan.connection.k3cloud.longest-wait=10m");
        world.k3cloud.faults().clear();

        assertNextStartWritesTheRest();
    }

    @Test
    void endsAPause() throws Exception {
        world.jackyun.faults().onRequest(JackyunSandbox.WAREHOUSES, 3, Fault.tooManyRequests("600"));
        stopWhen(() -> pagesAsked() >= 3, "run");

        assertNextStartWritesTheRest();
    }

    private String stopWhen(Callable<Boolean> moment, String... arguments) throws Exception {
        try (DaemonProcess process = DaemonProcess.start(world, arguments)) {
            await().atMost(PATIENCE).until(moment);

            process.terminate(STOPPED_WITHIN_SECONDS);
            assertThat(process.exitCode()).isEqualTo(arguments[0].equals("run") ? 0 : SIGTERM);
            return process.output();
        }
    }

    private long pagesAsked() {
        return world.jackyun.requests().total(JackyunSandbox.WAREHOUSES);
    }

    private void assertNextStartWritesTheRest() {
        assertThat(world.caravan("once", CommandWorld.CASE).code()).isZero();
        assertThat(world.oracle().differences()).isEmpty();
    }
}
