package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.daemon.CommandWorld.Outcome;
import dev.caravan.store.Store;
import dev.caravan.store.jdbc.JdbcStores;
import dev.caravan.store.jdbc.OpenMode;
import dev.caravan.store.jdbc.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnceOnPostgresIT {
    @TempDir
    private Path folder;

    private CommandWorld world;
    private String url;

    @BeforeEach
    void open() throws IOException, SQLException {
        world = new CommandWorld(folder, 120);
        url = PostgresServer.newSchema();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Outcome once(String ownerLife) {
        return world.caravan(
                "once", CommandWorld.CASE, "-Dcaravan.store.url=" + url, "-Dcaravan.owner-life=" + ownerLife);
    }

    @Test
    void waitsUntilAKilledProcessNoLongerOwnsTheCase() {
        try (Store store = JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE)) {
            long caseId = store.cases().idOf(CommandWorld.CASE);
            assertThat(store.checkpoints().takeOver(caseId, "a process that was killed", Duration.ofSeconds(4)))
                    .isPresent();
        }

        Outcome once = once("4s");

        assertThat(once.code()).isZero();
        assertThat(world.oracle().differences()).isEmpty();
    }

    @Test
    void givesUpOnACaseThatALivingProcessReads() {
        try (Store store = JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE)) {
            long caseId = store.cases().idOf(CommandWorld.CASE);
            assertThat(store.checkpoints().takeOver(caseId, "a daemon", Duration.ofHours(1)))
                    .isPresent();

            Outcome once = once("1s");

            assertThat(once.code()).isEqualTo(1);
            assertThat(once.out()).contains("another process reads this case");
            assertThat(world.jackyun.requests().total()).isZero();
        }
    }
}
