package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.run.RunEvent;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of 星空's answers leads to. */
class K3CloudAnswersIT {
    private static final int ROWS = 40;
    private static final String PLAIN_SAVE = "ifExists: skip";

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(ROWS);

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    static Stream<Named<Fault>> temporary() {
        return Stream.of(
                Named.of("network control", Fault.networkControl()),
                Named.of("call limit", Fault.callLimit()),
                Named.of("429 for a second", Fault.tooManyRequests("1")),
                Named.of("session lost", Fault.sessionLost()),
                Named.of("session lost, nested", Fault.sessionLostNested()));
    }

    @ParameterizedTest
    @MethodSource("temporary")
    void writesOnceWhenASaveIsTemporarilyRefused(Fault fault) throws Exception {
        assertWrittenOnceDespite(Sandboxes.SAVE, fault);
    }

    @ParameterizedTest
    @MethodSource("temporary")
    void writesOnceWhenALookUpIsTemporarilyRefused(Fault fault) throws Exception {
        assertWrittenOnceDespite(Sandboxes.QUERY, fault);
    }

    private void assertWrittenOnceDespite(String operation, Fault fault) throws Exception {
        sandboxes.k3cloud().faults().next(operation, 1, fault);
        try (RunningCase running = start(Map.of())) {
            assertThat(running.extractAndDeliver().of(RecordStatus.WRITTEN)).isEqualTo(ROWS);

            assertThat(sandboxes.k3cloud().faults().injected(fault.kind())).isEqualTo(1);
            assertThat(running.events(RunEvent.RecordRefused.class)).isEmpty();
            assertThat(running.events(RunEvent.DeliveryResting.class)).isEmpty();
            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(ROWS);
            assertThat(sandboxes.k3cloud().book().updates()).isZero();
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void holdsWhenEveryNewSessionIsRefusedToo() throws Exception {
        sandboxes.k3cloud().faults().always(Sandboxes.QUERY, Fault.sessionLost());
        try (RunningCase running = start(Map.of())) {
            running.extract();
            running.until(() -> running.hold().isPresent());

            assertThat(running.hold().orElseThrow())
                    .contains(CaseFolder.CASE, "k3cloud", "会话信息已丢失", "just issued", "acct-id");
            assertThat(sandboxes.k3cloud().requests().total(Sandboxes.LOGIN)).isLessThanOrEqualTo(3);
            assertThat(sandboxes.k3cloud().requests().total(Sandboxes.QUERY)).isLessThanOrEqualTo(3);
            assertNothingLost(running);
        }
    }

    @Test
    void restsAndGoesOnByItselfWhenOnlySavesLoseTheSession() throws Exception {
        sandboxes.k3cloud().faults().always(Sandboxes.SAVE, Fault.sessionLost());
        try (RunningCase running = start(Map.of())) {
            running.extract();
            running.until(() -> !running.events(RunEvent.DeliveryResting.class).isEmpty());

            assertThat(running.events(RunEvent.DeliveryResting.class).get(0).reason())
                    .contains(CaseFolder.CASE, "connection k3cloud", "operation batchSave", "会话信息已丢失");
            assertThat(sandboxes.k3cloud().requests().total(Sandboxes.SAVE)).isLessThanOrEqualTo(2);
            assertThat(sandboxes.k3cloud().logins()).isLessThanOrEqualTo(3);
            assertThat(running.hold()).isEmpty();
            assertNothingLost(running);
        }
    }

    static Stream<Named<Fault>> configuration() {
        return Stream.of(
                Named.of("licence", Fault.licence()),
                Named.of("no permission", Fault.msgCode(2, "您没有操作权限")),
                Named.of("administrator", Fault.msgCode(15, "禁止管理员登录")));
    }

    @ParameterizedTest
    @MethodSource("configuration")
    void holdsOnWhatOnlyAPersonCanMend(Fault fault) throws Exception {
        sandboxes.k3cloud().faults().always(Sandboxes.SAVE, fault);
        try (RunningCase running = start(Map.of())) {
            running.extract();
            running.until(() -> running.hold().isPresent());

            assertThat(running.hold().orElseThrow())
                    .contains(CaseFolder.CASE, "connection k3cloud", "operation batchSave", fault.text());
            assertThat(sandboxes.k3cloud().requests().total(Sandboxes.SAVE)).isEqualTo(1);
            assertNothingLost(running);
        }
    }

    /** Mends the target, resumes, and everything arrives without a counted attempt. */
    private void assertNothingLost(RunningCase running) {
        running.until(() -> running.counts().of(RecordStatus.PENDING) == ROWS);
        assertThat(running.list(RecordStatus.PENDING)).allMatch(record -> record.attempts() == 0);
        sandboxes.k3cloud().faults().clear();
        running.caravan().store().cases().resume(running.caseId());
        running.caravan().wake(CaseFolder.CASE);
        running.until(() -> running.counts().of(RecordStatus.WRITTEN) == ROWS);
        assertThat(sandboxes.differences()).isEmpty();
        assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(ROWS);
    }

    @Test
    void restsWithoutAStormWhileTheVendorAsksForALongPause() throws Exception {
        sandboxes.k3cloud().faults().always(Sandboxes.QUERY, Fault.tooManyRequests("999999999999"));
        try (RunningCase running = start(Map.of())) {
            running.extract();
            running.until(() -> !running.events(RunEvent.DeliveryResting.class).isEmpty());

            assertThat(running.events(RunEvent.Paused.class))
                    .extracting(RunEvent.Paused::pause)
                    .containsExactly(Duration.ofMinutes(15));
            assertThat(sandboxes.k3cloud().requests().total(Sandboxes.QUERY)).isEqualTo(1);
            assertThat(running.hold()).isEmpty();
            assertThat(running.counts().of(RecordStatus.PENDING)).isEqualTo(ROWS);
            assertThat(running.list(RecordStatus.PENDING)).allMatch(record -> record.attempts() == 0);
        }
    }

    @Test
    void takesOutcomesByIndexAndIdentityWhateverTheirOrder() throws Exception {
        List<String> bad = List.of(sandboxes.code(0), sandboxes.code(20));
        bad.forEach(code -> sandboxes.k3cloud().book().refuse(code, "FName", "名称" + code));
        sandboxes.k3cloud().faults().next(Sandboxes.SAVE, 1, Fault.unordered());
        try (RunningCase running = start(Map.of())) {
            CaseCounts counts = running.extractAndDeliver();

            assertThat(counts.of(RecordStatus.WRITTEN)).isEqualTo(ROWS - 2);
            assertThat(bad).allMatch(code -> String.valueOf(running.record(code).note())
                    .contains("名称" + code));
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void findsTheBadRowsWhenErrorsNameNoIndex() throws Exception {
        List<String> bad = List.of(sandboxes.code(0), sandboxes.code(20));
        bad.forEach(code -> sandboxes.k3cloud().book().refuse(code, "FName", "名称" + code));
        sandboxes.k3cloud().faults().always(Sandboxes.SAVE, Fault.errorsWithoutIndex());
        try (RunningCase running = start(Map.of("ifExists: skip", "ifExists: update"))) {
            CaseCounts first = running.extractAndDeliver();
            assertThat(first.of(RecordStatus.WRITTEN)).isEqualTo(ROWS - 2);
            assertThat(first.of(RecordStatus.UNKNOWN)).isEqualTo(2);

            running.after(Duration.ofSeconds(60));
            assertThat(bad)
                    .allMatch(code -> running.record(code).status() == RecordStatus.RETRY)
                    .allMatch(
                            code -> String.valueOf(running.record(code).note()).contains("名称" + code));
            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(ROWS - 2);
            assertThat(sandboxes.k3cloud().book().updates()).isZero();
        }
    }

    @Test
    void refusesARequestThatIsWrongAsAWholeWithoutSendingEveryRowAlone() throws Exception {
        sandboxes.k3cloud().faults().always(Sandboxes.SAVE, Fault.msgCode(9, "字段FStockProperty不存在"));
        try (RunningCase running = start(Map.of("ifExists: skip", "ifExists: update"))) {
            CaseCounts counts = running.extractAndDeliver();

            assertThat(counts.of(RecordStatus.RETRY)).isEqualTo(ROWS);
            assertThat(running.list(RecordStatus.RETRY))
                    .allMatch(record -> String.valueOf(record.note()).contains("字段FStockProperty不存在"));
            assertThat(sandboxes.k3cloud().requests().total(Sandboxes.SAVE)).isEqualTo(3);
        }
    }

    @Test
    void writesTwoRecordsOfOneNumberOneAfterTheOther() throws Exception {
        CaseFolder cases =
                CaseFolder.in(folder).replace(CaseFolder.MAPPING, "value: \"{{warehouseCode}}\"", "value: \"ALL\"");
        try (RunningCase running = RunningCase.start(sandboxes, folder, cases, Map.of())) {
            running.extractAndDeliver();

            assertThat(running.counts().of(RecordStatus.WRITTEN)).isEqualTo(ROWS);
            assertThat(sandboxes.k3cloud().book().numbers()).containsExactly("ALL");
            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(1);
            assertThat(sandboxes.k3cloud().book().refusedDuplicates()).isZero();
            assertThat(sandboxes.k3cloud().book().row("ALL"))
                    .containsEntry("FName", sandboxes.catalogue().seed().name(ROWS - 1));
        }
    }

    private RunningCase start(Map<String, String> replaced) throws Exception {
        CaseFolder cases = CaseFolder.in(folder).replace(CaseFolder.ROUTE, "ifExists: unaudit-update", PLAIN_SAVE);
        replaced.forEach((from, to) -> cases.replace(CaseFolder.ROUTE, from, to));
        return RunningCase.start(sandboxes, folder, cases, Map.of());
    }
}
