package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.RecordStatus;
import dev.caravan.run.ExtractionReport;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what has changed at the source is written again. */
class RepeatedRunsIT {
    private static final Duration LATER = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(WarehouseSeed.of(250));

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    @Test
    void writesNothingInASecondRun() throws Exception {
        try (RunningCase running = start()) {
            running.extractAndDeliver();
            long writes = writes();
            assertThat(sandboxes.differences()).isEmpty();

            sandboxes.clock().move(LATER);
            ExtractionReport second = running.extract();
            running.delivered();

            assertThat(second.end()).isEqualTo(ExtractionReport.End.COMPLETE);
            assertThat(second.counts().staged()).isZero();
            assertThat(writes()).isEqualTo(writes);
        }
    }

    @Test
    void writesNothingWhenEverythingIsReadAgain() throws Exception {
        CaseFolder cases = CaseFolder.in(folder)
                .replace(CaseFolder.ROUTE, "window: modified, since: \"2020-01-01\"", "window: none");
        try (RunningCase running = RunningCase.start(sandboxes, folder, cases, Map.of())) {
            running.extractAndDeliver();
            long writes = writes();
            sandboxes.clock().move(LATER);
            ExtractionReport second = running.extract();
            running.delivered();

            assertThat(second.counts().read()).isEqualTo(250);
            assertThat(second.counts().staged()).isZero();
            assertThat(writes()).isEqualTo(writes);
        }
    }

    @Test
    void writesExactlyTheRowsThatChangedAsUpdates() throws Exception {
        List<String> codes = sandboxes.openCodes(5);
        try (RunningCase running = start()) {
            running.extractAndDeliver();
            long creates = sandboxes.k3cloud().book().creates();
            codes.forEach(code -> sandboxes.catalogue().change(code, Map.of("warehouseName", "改名" + code), now()));
            sandboxes.clock().move(LATER);

            assertThat(running.extract().counts().staged()).isEqualTo(5);
            running.delivered();

            assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(creates);
            assertThat(sandboxes.k3cloud().book().updates()).isEqualTo(5);
            assertThat(codes)
                    .allMatch(code -> sandboxes.k3cloud().book().updates(code) == 1)
                    .allMatch(code -> "C".equals(sandboxes.k3cloud().book().status(code)));
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    @Test
    void writesNothingOfRowsThatWereBlocked() throws Exception {
        List<String> codes = sandboxes.openCodes(2);
        try (RunningCase running = start()) {
            running.extractAndDeliver();
            long writes = writes();
            codes.forEach(code ->
                    sandboxes.catalogue().change(code, Map.of("warehouseName", "停用后改名", "isBlockup", 1), now()));
            sandboxes.clock().move(LATER);

            assertThat(running.extract().counts().filtered()).isGreaterThanOrEqualTo(2);
            running.delivered();

            assertThat(writes()).isEqualTo(writes);
            assertThat(codes).allMatch(code -> running.record(code).status() == RecordStatus.FILTERED);
            assertThat(sandboxes.differences()).isEmpty();
            assertThat(running.counts().staged().addUp()).isTrue();
        }
    }

    @Test
    void withdrawsWhatWasBlockedBeforeItWasDelivered() throws Exception {
        String code = sandboxes.openCodes(1).get(0);
        sandboxes.k3cloud().stopAnswering();
        try (RunningCase running = start()) {
            running.extract();
            sandboxes.catalogue().change(code, Map.of("isBlockup", 1), now());
            sandboxes.clock().move(LATER);
            running.extract();
            sandboxes.k3cloud().answerAgain();
            running.delivered();

            assertThat(sandboxes.k3cloud().book().creates(code)).isZero();
            assertThat(sandboxes.differences()).isEmpty();
        }
    }

    private java.time.Instant now() {
        return sandboxes.clock().instant();
    }

    private long writes() {
        return sandboxes.k3cloud().book().creates() + sandboxes.k3cloud().book().updates();
    }

    private RunningCase start() throws Exception {
        return RunningCase.start(sandboxes, folder, CaseFolder.in(folder), Map.of());
    }
}
