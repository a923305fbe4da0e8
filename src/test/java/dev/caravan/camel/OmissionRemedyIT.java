package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 漏单补偿: a second look with another request, at times of its own. */
class OmissionRemedyIT {
    private static final int ROWS = 5;
    private static final String REMEDY = """
            request:
              - { field: gmtModifiedStart, value: "{{LAST_SYNC_TIME|datetime}}" }
              - { field: gmtModifiedEnd, value: "{{CURRENT_TIME|datetime}}" }
            omissionRemedy:
              crontab: "2 */2 * * *"
              takeOverRequest:
                - { field: gmtModifiedStart, label: 修改时间开始段, type: string, value: "{{DAYS_AGO_2|datetime}}" }
            """;

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(ROWS);

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    private RunningCase start() throws Exception {
        CaseFolder cases = CaseFolder.in(folder)
                .write(CaseFolder.CASE, CaseSources.FILE, REMEDY)
                .replace(CaseFolder.ROUTE, "pageSize: 50", "pageSize: 50, readAhead: 0");
        return RunningCase.start(
                sandboxes, folder, cases, Map.of("caravan.connection.k3cloud.base-url", "http://127.0.0.1:9/"));
    }

    private void addLate(String code, Duration ago) {
        Instant modified = sandboxes.clock().instant().minus(ago);
        sandboxes.catalogue().add(code, Map.of("warehouseName", "迟到"), modified);
    }

    private static boolean has(RunningCase running, String code) {
        return running.caravan().store().records().find(running.caseId(), code).isPresent();
    }

    @Test
    void aRecordThatCameLateIsFoundByTheRemedyOnly() throws Exception {
        try (RunningCase running = start()) {
            ExtractionReport first = running.extract();
            assertThat(first.end()).isEqualTo(ExtractionReport.End.COMPLETE);
            assertThat(running.counts().total()).isEqualTo(ROWS);
            addLate("LATE1", Duration.ofHours(20));
            addLate("LATE3", Duration.ofDays(3));
            sandboxes.clock().move(Duration.ofMinutes(1));
            assertThat(running.extract().counts().read())
                    .as("its time is covered")
                    .isZero();
            sandboxes.clock().move(Duration.ofMinutes(150));
            ExtractionReport due = running.extract();
            assertThat(due.end()).isEqualTo(ExtractionReport.End.COMPLETE);
            assertThat(due.counts().staged()).isEqualTo(1);
            assertThat(has(running, "LATE1")).isTrue();
            assertThat(has(running, "LATE3")).as("beyond two days").isFalse();
            sandboxes.clock().move(Duration.ofMinutes(10));
            assertThat(running.extract().counts().read())
                    .as("the remedy is not due again")
                    .isZero();
        }
    }

    @Test
    void itGoesOnWhereAnotherProcessHasEnded() throws Exception {
        try (RunningCase running = start()) {
            running.extract();
        }
        addLate("LATE1", Duration.ofHours(20));
        try (RunningCase running = start()) {
            assertThat(running.extract().counts().read())
                    .as("it is kept when it was last read")
                    .isZero();
            sandboxes.clock().move(Duration.ofHours(2));
            running.extract();
            assertThat(has(running, "LATE1")).isTrue();
            assertThat(running.counts().of(RecordStatus.DEAD)).isZero();
            assertThat(running.caravan().store().checkpoints().coveredUntil(running.caseId()))
                    .as("what people see is the window's end, not the remedy's")
                    .hasValueSatisfying(until ->
                            assertThat(until).isBefore(sandboxes.clock().instant()));
        }
    }

    @Test
    void aRemedyThatFailedIsReadAgain() throws Exception {
        try (RunningCase running = start()) {
            running.extract();
            addLate("LATE1", Duration.ofHours(20));
            sandboxes.clock().move(Duration.ofHours(2));
            long requests = sandboxes.jackyun().requests().total(Sandboxes.PULL);
            sandboxes
                    .jackyun()
                    .faults()
                    .onRequest(Sandboxes.PULL, requests + 2, Fault.subCode(0, "0050030002", "range"));
            assertThat(running.extract().end()).isEqualTo(ExtractionReport.End.FAILED);
            assertThat(has(running, "LATE1")).isFalse();
            running.extract();
            assertThat(has(running, "LATE1")).isTrue();
        }
    }
}
