package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.ExtractionReport;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that 星空 refuses fail alone, are tried again, and end dead with its own sentence. */
class RefusedRowsIT {
    private static final String MESSAGE = "仓库名称不允许包含特殊字符";

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(100);
    private final List<String> bad = List.of(sandboxes.code(3), sandboxes.code(50), sandboxes.code(99));

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    @Test
    void writesTheGoodRowsOnceAndEndsTheBadOnesDeadWithTheVendorsMessage() throws Exception {
        refuseBadRows();
        try (RunningCase running = start("20s,5m")) {
            CaseCounts first = running.extractAndDeliver();
            assertThat(first.of(RecordStatus.WRITTEN)).isEqualTo(97);
            assertThat(first.of(RecordStatus.RETRY)).isEqualTo(3);
            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(97);

            assertThat(running.after(Duration.ofSeconds(19)).of(RecordStatus.RETRY))
                    .isEqualTo(3);
            assertThat(bad).allMatch(code -> running.record(code).attempts() == 1);
            assertThat(running.after(Duration.ofSeconds(1)).of(RecordStatus.RETRY))
                    .isEqualTo(3);
            assertThat(bad).allMatch(code -> running.record(code).attempts() == 2);
            assertThat(running.after(Duration.ofMinutes(5)).of(RecordStatus.DEAD))
                    .isEqualTo(3);

            List<StoredRecord> dead = running.list(RecordStatus.DEAD);
            assertThat(dead).extracting(StoredRecord::key).containsExactlyInAnyOrderElementsOf(bad);
            assertThat(dead).allMatch(record -> String.valueOf(record.note()).contains(MESSAGE));
            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(97);
            assertThat(sandboxes.k3cloud().book().updates()).isZero();
            assertThat(running.hold()).isEmpty();
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void writesARefusedRowAsSoonAsTheTargetAcceptsIt() throws Exception {
        refuseBadRows();
        try (RunningCase running = start("20s,5m")) {
            running.extractAndDeliver();
            sandboxes.k3cloud().book().accept(bad.get(0));
            running.after(Duration.ofSeconds(20));

            assertThat(running.record(bad.get(0)).status()).isEqualTo(RecordStatus.WRITTEN);
            assertThat(running.record(bad.get(0)).note()).isNull();
            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(98);
        }
    }

    @Test
    void writesDeadRowsThatWereCorrectedAtTheSource() throws Exception {
        refuseBadRows();
        try (RunningCase running = start("none")) {
            assertThat(running.extractAndDeliver().of(RecordStatus.DEAD)).isEqualTo(3);
            bad.forEach(code -> {
                sandboxes.k3cloud().book().accept(code);
                sandboxes
                        .catalogue()
                        .change(
                                code,
                                Map.of("warehouseName", "更正" + code),
                                sandboxes.clock().instant());
            });
            sandboxes.clock().move(Duration.ofMinutes(10));
            CaseCounts counts = running.extractAndDeliver();

            assertThat(counts.of(RecordStatus.WRITTEN)).isEqualTo(100);
            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(100);
            assertThat(sandboxes.k3cloud().book().updates()).isZero();
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void writesDeadRowsThatAreReplayed() throws Exception {
        refuseBadRows();
        try (RunningCase running = start("none")) {
            running.extractAndDeliver();
            bad.forEach(sandboxes.k3cloud().book()::accept);
            running.caravan().store().records().redeliverDead(running.caseId(), "");
            running.caravan().wake(CaseFolder.CASE);
            running.until(() -> running.counts().of(RecordStatus.WRITTEN) == 100);

            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(100);
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void endsWithTheNewerVersionWhenARecordChangesInFlight() throws Exception {
        String code = sandboxes.code(7);
        try (RunningCase running =
                RunningCase.start(sandboxes, folder, CaseFolder.in(folder), Map.of("caravan.lag", "0s"))) {
            CompletableFuture<ExtractionReport> read = new CompletableFuture<>();
            sandboxes.k3cloud().faults().onRequest(Sandboxes.SAVE, 1, Fault.doing(() -> {
                read.join();
                sandboxes
                        .catalogue()
                        .change(
                                code,
                                Map.of("warehouseName", "飞行中改名"),
                                sandboxes.clock().instant());
                sandboxes.clock().move(Duration.ofSeconds(2));
                running.extract();
            }));
            read.complete(running.extract());
            running.until(() -> running.counts().of(RecordStatus.WRITTEN) == 100);

            assertThat(sandboxes.k3cloud().book().row(code)).containsEntry("FName", "飞行中改名");
            assertThat(sandboxes.k3cloud().book().creates(code)).isEqualTo(1);
            assertThat(sandboxes.k3cloud().book().updates(code)).isEqualTo(1);
            assertThat(running.record(code).writtenVersion()).isEqualTo(2);
            assertThat(sandboxes.k3cloud().book().updates()).isEqualTo(1);
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void forgetsTheRefusalOfAnOldVersionWhenTheRecordChangedInFlight() throws Exception {
        String code = bad.get(0);
        refuseBadRows();
        try (RunningCase running =
                RunningCase.start(sandboxes, folder, withRetry("none"), Map.of("caravan.lag", "0s"))) {
            sandboxes.k3cloud().faults().onRequest(Sandboxes.SAVE, 2, Fault.doing(() -> sandboxes
                    .k3cloud()
                    .book()
                    .accept(code)));
            CompletableFuture<ExtractionReport> read = new CompletableFuture<>();
            sandboxes.k3cloud().faults().onRequest(Sandboxes.SAVE, 1, Fault.doing(() -> {
                read.join();
                sandboxes
                        .catalogue()
                        .change(
                                code,
                                Map.of("warehouseName", "更正"),
                                sandboxes.clock().instant());
                sandboxes.clock().move(Duration.ofSeconds(2));
                running.extract();
            }));
            read.complete(running.extract());
            running.until(() -> running.record(code).status() == RecordStatus.WRITTEN);

            assertThat(sandboxes.k3cloud().book().row(code)).containsEntry("FName", "更正");
            assertThat(running.delivered().of(RecordStatus.DEAD)).isEqualTo(2);
        }
    }

    @Test
    void holdsTheCaseWhenMostOfItIsRefused() throws Exception {
        for (int index = 0; index < 100; index++) {
            sandboxes.k3cloud().book().refuse(sandboxes.code(index), "FCreateOrgId", "组织已禁用");
        }
        try (RunningCase running = start("none")) {
            running.extract();
            running.until(() -> running.hold().isPresent());

            assertThat(running.hold().orElseThrow()).contains("组织已禁用", "records are dead", "resume");
            assertThat(running.counts().of(RecordStatus.DEAD)).isBetween(20L, 100L);
            assertThat(running.counts().of(RecordStatus.DEAD) + running.counts().of(RecordStatus.PENDING))
                    .isEqualTo(100);
            assertThat(running.extract().problem()).contains("组织已禁用");

            for (int index = 0; index < 100; index++) {
                sandboxes.k3cloud().book().accept(sandboxes.code(index));
            }
            running.caravan().store().cases().resume(running.caseId());
            running.caravan().store().records().redeliverDead(running.caseId(), "");
            running.caravan().wake(CaseFolder.CASE);
            running.until(() -> running.counts().of(RecordStatus.WRITTEN) == 100);
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    private void refuseBadRows() {
        bad.forEach(code -> sandboxes.k3cloud().book().refuse(code, "FName", MESSAGE));
    }

    private CaseFolder withRetry(String retry) {
        return CaseFolder.in(folder)
                .replace(CaseFolder.ROUTE, "{ batchSize: 100 }", "{ batchSize: 100, retry: \"" + retry + "\" }");
    }

    private RunningCase start(String retry) throws Exception {
        return RunningCase.start(sandboxes, folder, withRetry(retry), Map.of());
    }
}
