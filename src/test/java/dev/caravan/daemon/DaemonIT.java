package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private CommandWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new CommandWorld(folder, 400);
        world.edit(CommandWorld.CASE, "0 0/10 * * * ?", "* * * * * ?");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static void awaitOutput(DaemonProcess daemon, String text) {
        await().atMost(PATIENCE).until(() -> daemon.output().contains(text) || !daemon.isAlive());
        assertThat(daemon.log).content().contains(text);
    }

    @Test
    void runsTheGoodCasesBesideABrokenOneAndTellsHealthAndMetrics() throws Exception {
        world.addCase("broken");
        world.edit("broken", "push:k3cloud", "push:k3clod");
        try (DaemonProcess daemon = DaemonProcess.start(world, "run")) {
            awaitOutput(daemon, "1 cases run, 1 are broken");
            await().atMost(PATIENCE).until(() -> world.oracle().differences().isEmpty());
            await().atMost(PATIENCE)
                    .until(() -> daemon.get("/observe/metrics").body().contains("caravan_extractions_total"));

            assertThat(daemon.get("/observe/health").statusCode()).isEqualTo(503);
            assertThat(daemon.get("/observe/health").body())
                    .contains("case.broken", "did you mean", "case." + CommandWorld.CASE, "loaded, last run");
            assertThat(daemon.get("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(daemon.get("/observe/metrics").body())
                    .contains("caravan_records_read_total{case=\"" + CommandWorld.CASE + "\"}")
                    .contains("caravan_records_written_total{case=\"" + CommandWorld.CASE + "\"}")
                    .doesNotContain("CK0000");
            assertThat(daemon.log)
                    .content()
                    .contains("case broken is not loaded: ")
                    .contains("did you mean \"k3cloud\"?")
                    .contains("caravan.connection.jackyun.app-secret = ***")
                    .doesNotContain(CommandWorld.SECRETS)
                    .doesNotContain("\tat ");
            assertThat(world.caravan("status").out()).contains(CommandWorld.CASE);

            daemon.terminate(30);
            assertThat(daemon.exitCode()).isZero();
        }
    }

    @Test
    void refusesToRunNothing() throws Exception {
        world.edit(CommandWorld.CASE, "push:k3cloud", "push:k3clod");
        try (DaemonProcess daemon = DaemonProcess.start(world, "run")) {
            assertThat(daemon.exitCode()).isEqualTo(1);
            assertThat(daemon.log).content().contains("None of the cases").contains("did you mean \"k3cloud\"?");
        }
    }
}
