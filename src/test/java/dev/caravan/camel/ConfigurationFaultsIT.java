package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is wrong outside the records: one clear sentence, few requests, a hold where only a person can help, and everything
 * arrives once the cause is mended.
 */
class ConfigurationFaultsIT {
    private static final int ROWS = 130;
    private static final String JACKYUN = "caravan.connection.jackyun.";
    private static final String K3CLOUD = "caravan.connection.k3cloud.";

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(ROWS);

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    @Test
    void holdsOnAWrongSecretOfTheSourceUntilItIsSetRight() throws Exception {
        try (RunningCase running = start(Map.of(JACKYUN + "app-secret", "WrongSecret"))) {
            ExtractionReport report = running.extract();
            assertThat(report.end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(running.hold().orElseThrow())
                    .contains("connection jackyun", "operation erp.warehouse.get", "0858030801", "check app-secret");
            long requests = QuietRequests.total(sandboxes.jackyun().requests());
            assertThat(requests).isLessThanOrEqualTo(2);

            assertThat(running.extract().end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(sandboxes.jackyun().requests().total()).isEqualTo(requests);
        }
        assertEverythingArrives(Map.of());
    }

    @Test
    void holdsOnAWrongSecretOfTheTargetUntilItIsSetRight() throws Exception {
        try (RunningCase running = start(Map.of(K3CLOUD + "app-secret", "WrongSecret"))) {
            running.extract();
            running.until(() -> running.hold().isPresent());
            assertThat(running.hold().orElseThrow())
                    .contains(CaseFolder.CASE, "connection k3cloud", "operation", "check acct-id", "app-secret");
            sandboxes.clock().move(Duration.ofHours(1));
            assertThat(running.extract().end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(sandboxes.k3cloud().requests().total()).isEqualTo(1);
            assertThat(running.list(RecordStatus.PENDING)).hasSize(ROWS).allMatch(record -> record.attempts() == 0);
        }
        assertEverythingArrives(Map.of());
    }

    @Test
    void staysOnHoldAcrossARestartWithTheSameConfiguration() throws Exception {
        Map<String, String> wrong = Map.of(K3CLOUD + "app-secret", "WrongSecret");
        try (RunningCase running = start(wrong)) {
            running.extract();
            running.until(() -> running.hold().isPresent());
        }
        try (RunningCase running = start(wrong)) {
            assertThat(running.extract().end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(running.counts().of(RecordStatus.PENDING)).isEqualTo(ROWS);
            assertThat(sandboxes.k3cloud().requests().total()).isEqualTo(1);
        }
    }

    @Test
    void triesOnceMoreAfterResume() throws Exception {
        try (RunningCase running = start(Map.of(JACKYUN + "app-secret", "WrongSecret", JACKYUN + "attempts", "1"))) {
            running.extract();
            long requests = QuietRequests.total(sandboxes.jackyun().requests());
            running.caravan().store().cases().resume(running.caseId());
            assertThat(running.extract().end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(sandboxes.jackyun().requests().total()).isBetween(requests + 1, requests + 2);
        }
    }

    @Test
    void goesOnByItselfAfterAnUnknownHostOfTheSource() throws Exception {
        try (RunningCase running = start(Map.of(JACKYUN + "base-url", "http://caravan-test.invalid"))) {
            ExtractionReport report = running.extract();
            assertThat(report.end()).isEqualTo(ExtractionReport.End.FAILED);
            assertThat(report.problem())
                    .contains("connection jackyun", "operation erp.warehouse.get", "host", "caravan-test.invalid");
            assertThat(running.hold()).isEmpty();
        }
        assertEverythingArrives(Map.of());
    }

    @Test
    void goesOnByItselfAfterTheTargetWasDown() throws Exception {
        sandboxes.k3cloud().stopAnswering();
        try (RunningCase running = start(Map.of())) {
            running.extract();
            running.until(() -> running.events().stream()
                    .anyMatch(event -> event instanceof dev.caravan.run.RunEvent.DeliveryResting resting
                            && resting.reason().contains("connection k3cloud")
                            && resting.reason().contains("no connection")));
            assertThat(running.hold()).isEmpty();
            assertThat(running.list(RecordStatus.PENDING)).allMatch(record -> record.attempts() == 0);
            sandboxes.k3cloud().answerAgain();
            running.until(() -> running.counts().of(RecordStatus.WRITTEN) == ROWS);
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    static Stream<Named<Fault>> notJson() {
        return Stream.of(
                Named.of("HTML", Fault.html()),
                Named.of("half of the JSON", Fault.truncatedJson()),
                Named.of("nothing", Fault.emptyBody()));
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void triesAFewTimesAndGoesOnByItselfWhenTheSourceSendsNoJson(Fault fault) throws Exception {
        sandboxes.jackyun().faults().always(Sandboxes.PULL, fault);
        try (RunningCase running = start(Map.of())) {
            ExtractionReport report = running.extract();
            assertThat(report.end()).isEqualTo(ExtractionReport.End.FAILED);
            assertThat(report.problem())
                    .contains("connection jackyun", "operation erp.warehouse.get", "page 0", "HTTP 200");
            assertThat(running.counts().total()).isZero();
            assertThat(sandboxes.jackyun().requests().total()).isLessThanOrEqualTo(10);
            assertThat(running.hold()).isEmpty();

            sandboxes.jackyun().faults().clear();
            running.extractAndDeliver();
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    static Stream<Named<Fault>> refusals() {
        return Stream.of(
                Named.of("hidden fields", Fault.noPrivilegeItem()),
                Named.of("not subscribed", Fault.subCode(400, "0130020310", "应用未订阅该接口")),
                Named.of("unknown appkey", Fault.subCode(0, "0858030802", "appkey不存在")),
                Named.of("no token", Fault.subCode(0, "0858030803", "token无效")),
                Named.of("a code no rule covers", Fault.subCode(0, "0999999999", "未知错误")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void holdsAfterOneRequestOnWhatOnlyAPersonCanMend(Fault fault) throws Exception {
        sandboxes.jackyun().faults().always(Sandboxes.PULL, fault);
        try (RunningCase running = start(Map.of())) {
            assertThat(running.extract().end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(running.hold().orElseThrow())
                    .contains("connection jackyun", "operation erp.warehouse.get", "page 0");
            assertThat(sandboxes.jackyun().requests().total()).isLessThanOrEqualTo(2);

            sandboxes.jackyun().faults().clear();
            running.caravan().store().cases().resume(running.caseId());
            running.extractAndDeliver();
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void reportsAnErrorInsideASuccessAsAnErrorAndNotAsAnEmptyPage() throws Exception {
        sandboxes.jackyun().faults().always(Sandboxes.PULL, Fault.codeZeroWithErrorSubCode());
        try (RunningCase running = start(Map.of())) {
            ExtractionReport report = running.extract();
            assertThat(report.end()).isNotEqualTo(ExtractionReport.End.COMPLETE);
            assertThat(report.problem())
                    .contains("connection jackyun", "operation erp.warehouse.get", "0050030002", "业务参数不正确");
            assertThat(sandboxes.jackyun().requests().total()).isLessThanOrEqualTo(2);

            sandboxes.jackyun().faults().clear();
            running.extractAndDeliver();
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void stopsAtAPageThatIsRepeatedForEver() throws Exception {
        sandboxes.jackyun().faults().always(Sandboxes.PULL, Fault.samePage(1));
        try (RunningCase running = start(Map.of())) {
            ExtractionReport report = running.extract();
            assertThat(report.end()).isEqualTo(ExtractionReport.End.FAILED);
            assertThat(report.problem())
                    .contains("connection jackyun", "operation erp.warehouse.get", "page 2 shows the same 50 keys");
            assertThat(sandboxes.jackyun().requests().total()).isLessThanOrEqualTo(4);

            sandboxes.jackyun().faults().clear();
            running.extractAndDeliver();
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    private void assertEverythingArrives(Map<String, String> settings) throws Exception {
        try (RunningCase running = start(settings)) {
            assertThat(running.extract().problem()).isNull();
            running.delivered();
            assertThat(running.hold()).isEmpty();
            assertThat(sandboxes.differences()).isEmpty();
            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(ROWS);
        }
    }

    private RunningCase start(Map<String, String> settings) throws Exception {
        return RunningCase.start(sandboxes, folder, CaseFolder.in(folder), settings);
    }
}
