package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.door.Faults;
import dev.caravan.sandbox.door.RequestLog;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.store.jdbc.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the whole process at seeded moments of its start, its extraction and its delivery, again and again on
 * one store: in the end every unblocked warehouse is at the target exactly once and the store's counts add up.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class CrashIT {
    private static final int KILLS = 20;
    private static final int KILLS_AT_START = 3;
    private static final int KILLS_IN_CHANGES = 5;
    private static final int WAREHOUSES = 6_000;
    private static final int CHANGED = 800;

    @TempDir
    Path folder;

    private final ExecutorService timer = Executors.newSingleThreadExecutor();
    private final AtomicReference<CaseChild> running = new AtomicReference<>();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    /** Ownership of a killed process must not outlast it here: ten minutes would be noticed. */
    @Test
    void everyWarehouseArrivesOnceThoughTheProcessIsKilledOnSqlite() throws Exception {
        survive("jdbc:sqlite:" + folder.resolve("caravan.db"), "10m", new Random(20240601));
    }

    @Test
    void everyWarehouseArrivesOnceThoughTheProcessIsKilledOnPostgres() throws Exception {
        survive(PostgresServer.newSchema(), "1s", new Random(20240602));
    }

    private void survive(String url, String ownerLife, Random random) throws Exception {
        try (CaseChildren children =
                new CaseChildren(WAREHOUSES, url, folder, Map.of("caravan.owner-life", ownerLife))) {
            killAtStart(children, random);
            for (int kill = 0; kill < KILLS; kill++) {
                killAtRequest(children, JackyunSandbox.WAREHOUSES, "extract", 3, random);
                verifyNowAndThen(children, kill);
            }
            assertThat(children.number("SELECT n_read FROM caravan_window")).isBetween(1L, WAREHOUSES - 1L);
            for (int kill = 0; kill < KILLS; kill++) {
                killAtRequest(children, random.nextInt(4) == 0 ? "ExecuteBillQuery" : "BatchSave", "both", 3, random);
                verifyNowAndThen(children, kill);
            }
            assertThat(children.k3cloud.book().size()).isLessThan(WAREHOUSES);
            children.complete();
            children.verifyEnd();
            assertThat(children.k3cloud.book().updates())
                    .as("rows that the target had accepted from a killed process and that were sent again, as updates")
                    .isPositive();
            killInChanges(children, random);
            children.complete();
            children.verifyEnd();
            writeNothingMore(children);
        }
    }

    /** The tables do not exist yet: the process dies while it makes them, too. */
    private static void killAtStart(CaseChildren children, Random random) throws Exception {
        for (int kill = 0; kill < KILLS_AT_START; kill++) {
            try (CaseChild child = children.start("extract")) {
                child.ended(Duration.ofMillis(200 + random.nextInt(1_200)));
            }
        }
    }

    /** Kills at one of the next few requests of an operation; the seed says at which, and where around it. */
    private void killAtRequest(CaseChildren children, String operation, String mode, int among, Random random)
            throws Exception {
        boolean read = operation.equals(JackyunSandbox.WAREHOUSES);
        Faults faults = read ? children.jackyun.faults() : children.k3cloud.faults();
        RequestLog requests = read ? children.jackyun.requests() : children.k3cloud.requests();
        QuietRequests.total(requests);
        long number = requests.total(operation) + 1 + random.nextInt(among);
        faults.onRequest(operation, number, KillMoment.any(random).fault(random, this::killRunning, timer));
        try (CaseChild child = children.start(mode)) {
            running.set(child);
            child.wasKilled(CaseChildren.PATIENCE);
        } finally {
            faults.clear();
        }
    }

    private void killRunning() {
        running.get().kill();
    }

    private static void verifyNowAndThen(CaseChildren children, int kill) throws Exception {
        if (kill % 5 == 4) {
            children.verifyTables();
        }
    }

    /** Audited rows are released, changed and audited again; a row may be left open in between. */
    private void killInChanges(CaseChildren children, Random random) throws Exception {
        Instant now = Instant.now();
        for (int index = 0, changed = 0; changed < CHANGED; index++) {
            if (!children.catalogue.seed().blocked(index)) {
                String code = children.catalogue.seed().code(index);
                children.catalogue.change(code, Map.of("warehouseName", "改名 " + index), now);
                changed++;
            }
        }
        List<String> operations = List.of("UnAudit", "BatchSave");
        for (int kill = 0; kill < KILLS_IN_CHANGES; kill++) {
            killAtRequest(children, operations.get(kill % 2), "both", 1, random);
        }
    }

    private static void writeNothingMore(CaseChildren children) throws Exception {
        long updates = children.k3cloud.book().updates();
        children.complete();
        assertThat(children.k3cloud.book().updates()).isEqualTo(updates);
        children.verifyEnd();
    }
}
