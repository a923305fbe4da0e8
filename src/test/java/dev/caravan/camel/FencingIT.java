package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.store.jdbc.PostgresServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes on one store. One of them is frozen (SIGSTOP) at a chosen request for longer than its lease and its
 * ownership live, the other takes over, and then the first wakes up (SIGCONT) and goes on where it stood.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FencingIT {
    private static final int WAREHOUSES = 1_500;

    @TempDir
    Path folder;

    private final AtomicReference<CaseChild> sleeper = new AtomicReference<>();
    private final CountDownLatch asleep = new CountDownLatch(1);
    private CaseChildren children;

    @BeforeEach
    void open() throws Exception {
        children = new CaseChildren(
                WAREHOUSES,
                PostgresServer.newSchema(),
                folder,
                Map.of(
                        "caravan.owner-life", "1s",
                        // a request that is only slow is no unknown one
                        "caravan.connection.k3cloud.response-timeout", "8s"));
    }

    @AfterEach
    void close() {
        children.close();
    }

    @Test
    void twoProcessesAtOnceWriteEveryWarehouseOnce() throws Exception {
        try (CaseChild one = children.start("both");
                CaseChild other = children.start("both")) {
            one.endedWell(CaseChildren.PATIENCE);
            other.endedWell(CaseChildren.PATIENCE);
        }
        children.verifyEnd();
        assertThat(children.k3cloud.book().updates()).isZero();
    }

    @Test
    void anExtractionThatWakesUpStagesNothingMore() throws Exception {
        children.jackyun.faults().onRequest(JackyunSandbox.WAREHOUSES, 7, Fault.doing(this::fallAsleep));
        try (CaseChild first = startSleeper("extract")) {
            children.complete();
            children.verifyEnd();
            long read = children.number("SELECT sum(n_read) FROM caravan_window WHERE kind = 'forward'");
            first.goOn();
            first.await("extracted FAILED", CaseChildren.PATIENCE);
            assertThat(children.number("SELECT sum(n_read) FROM caravan_window WHERE kind = 'forward'"))
                    .isEqualTo(read);
            first.endedWell(CaseChildren.PATIENCE);
        }
        children.verifyEnd();
        assertThat(children.k3cloud.book().updates()).isZero();
    }

    /** The request was accepted while its sender slept; the other process has looked it up and written it again. */
    @Test
    void aBatchThatIsSettledTooLateIsDeliveredAgain() throws Exception {
        children.k3cloud.faults().onRequest("BatchSave", 3, Fault.doing(this::fallAsleep));
        try (CaseChild first = startSleeper("both")) {
            children.complete();
            children.verifyEnd();
            long updates = children.k3cloud.book().updates();
            assertThat(updates).isPositive();
            first.goOn();
            first.endedWell(CaseChildren.PATIENCE);
            assertThat(first.story()).contains("settled too late");
            // it may have come to its end before it settled
            children.complete();
            assertThat(children.k3cloud.book().updates()).isGreaterThan(updates);
        }
        children.verifyEnd();
        assertThat(children.number("SELECT redeliveries FROM caravan_case")).isPositive();
    }

    @Test
    void aBatchThatWakesUpBeforeItIsSentIsNotSent() throws Exception {
        children.k3cloud.faults().onRequest("ExecuteBillQuery", 3, Fault.doing(this::fallAsleep));
        try (CaseChild first = startSleeper("both")) {
            children.complete();
            children.verifyEnd();
            long saves = children.k3cloud.requests().total("BatchSave");
            first.goOn();
            first.endedWell(CaseChildren.PATIENCE);
            assertThat(children.k3cloud.requests().total("BatchSave"))
                    .as(first.story())
                    .isEqualTo(saves);
        }
        children.verifyEnd();
        assertThat(children.k3cloud.book().updates()).isZero();
    }

    /** The vendor releases (反审核) a row only after the other process has changed and audited it. */
    @Test
    void rowsThatALateRequestHasReleasedAreAuditedAgain() throws Exception {
        children.complete();
        Instant now = Instant.now();
        for (int index = 0; index < 50; index++) {
            children.catalogue.change(
                    children.catalogue.seed().code(index), Map.of("warehouseName", "改名 " + index), now);
        }
        CountDownLatch overtaken = new CountDownLatch(1);
        children.k3cloud.faults().onRequest("UnAudit", 1, Fault.doing(() -> {
            fallAsleep();
            await(overtaken);
        }));
        try (CaseChild first = startSleeper("both")) {
            children.complete();
            children.verifyEnd();
            overtaken.countDown();
            first.goOn();
            first.endedWell(CaseChildren.PATIENCE);
            assertThat(first.story()).contains("settled too late");
        }
        children.verifyEnd();
    }

    private CaseChild startSleeper(String mode) {
        CaseChild child = children.start(mode);
        sleeper.set(child);
        await(asleep);
        return child;
    }

    private void fallAsleep() {
        sleeper.get().pause();
        asleep.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(CaseChildren.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
