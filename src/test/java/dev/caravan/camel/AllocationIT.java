package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.RunEvent;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 星空's distributionOrg: what is written is allocated to other organizations, or is not written. */
class AllocationIT {
    private static final Set<String> ORGANIZATIONS = Set.of("100016", "100017");

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(5);

    @AfterEach
    void close() {
        sandboxes.close();
    }

    private RunningCase start(String organizations, String ifExists) throws Exception {
        CaseFolder cases = CaseFolder.in(folder)
                .replace(CaseFolder.ROUTE, "ifExists: unaudit-update", "ifExists: " + ifExists)
                .replace(CaseFolder.MAPPING, "request:", "distributionOrg: \"" + organizations + "\"\nrequest:");
        return RunningCase.start(sandboxes, folder, cases, Map.of());
    }

    private void assertAllocated() {
        assertThat(sandboxes.openCodes(5))
                .allSatisfy(code ->
                        assertThat(sandboxes.k3cloud().book().allocated(code)).isEqualTo(ORGANIZATIONS));
    }

    @Test
    void everyRowIsAllocatedAfterItWasSaved() throws Exception {
        try (RunningCase running = start("100016, 100017", "update")) {
            assertThat(running.extractAndDeliver().of(RecordStatus.WRITTEN)).isEqualTo(5);
            assertAllocated();
        }
    }

    @Test
    void aRowThatIsNotAllocatedIsNotWrittenAndIsDoneAgain() throws Exception {
        sandboxes.k3cloud().faults().onRequest("Allocate", 1, Fault.msgCode(11, "组织未启用"));
        try (RunningCase running = start("100016,100017", "unaudit-update")) {
            CaseCounts first = running.extractAndDeliver();
            assertThat(first.of(RecordStatus.RETRY)).isEqualTo(5);
            assertThat(running.list(RecordStatus.RETRY).get(0).note())
                    .startsWith("written, but Allocate was refused: ")
                    .contains("组织未启用");
            assertThat(running.after(Duration.ofMinutes(1)).of(RecordStatus.WRITTEN))
                    .isEqualTo(5);
            assertAllocated();
        }
    }

    @Test
    void aLostSessionAndRowsThatAreThereAlreadyAreAllocatedToo() throws Exception {
        sandboxes.openCodes(5).forEach(code -> sandboxes.k3cloud().book().put(code, code, "I0134"));
        sandboxes.k3cloud().faults().onRequest("Allocate", 1, Fault.sessionLost());
        try (RunningCase running = start("100016,100017", "skip")) {
            assertThat(running.extractAndDeliver().of(RecordStatus.WRITTEN)).isEqualTo(5);
            assertAllocated();
        }
    }

    @Test
    void whatIsFoundAfterALostAnswerIsAllocatedBeforeItCountsAsWritten() throws Exception {
        sandboxes.k3cloud().faults().onRequest("BatchSave", 1, Fault.httpAfterWork(502));
        try (RunningCase running = start("100016,100017", "skip")) {
            running.extractAndDeliver();
            assertThat(running.counts().of(RecordStatus.UNKNOWN)).isEqualTo(5);
            sandboxes.k3cloud().faults().onRequest("Allocate", 1, Fault.licence());
            sandboxes.clock().move(Duration.ofMinutes(10));
            running.caravan().wake(CaseFolder.CASE);
            running.until(() -> !running.events(RunEvent.Held.class).isEmpty());
            assertThat(running.counts().of(RecordStatus.WRITTEN)).isZero();
            assertThat(running.counts().of(RecordStatus.UNKNOWN)).isEqualTo(5);
        }
    }

    @Test
    void aRowThatNothingFindsAgainIsNotAllocated() {
        assertThatThrownBy(() -> start("100016", "reject"))
                .hasMessageContaining("distributionOrg cannot go with ifExists=reject");
    }

    @Test
    void codesAreNoIds() {
        assertThatThrownBy(() -> start("I0134", "update"))
                .hasMessageContaining("distributionOrg is \"I0134\"; it takes the ids of organizations");
    }
}
