package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.run.ExtractionReport;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every error of one vendor that a read may meet, each happening once to the shipped case: {@code errors} of a subclass are
 * the vendor's own and those of the transport, {@code mistakes} those of the settings.
 */
abstract class ReadErrors {
    @TempDir
    Path folder;

    private VendorRig rig;

    abstract VendorRig open(Path folder) throws Exception;

    @BeforeEach
    void openRig() throws Exception {
        rig = open(folder);
    }

    @AfterEach
    void closeRig() {
        rig.close();
    }

    VendorRig rig() {
        return rig;
    }

    @ParameterizedTest
    @MethodSource("errors")
    void endsAsTheAnswerTableSays(VendorError error) throws Exception {
        ErrorRun.prove(rig, error);
    }

    /** A setting that is wrong, and what the hold must say. */
    record Mistake(Map<String, String> settings, String says) {
        static Mistake of(String setting, String value, String says) {
            return new Mistake(Map.of(setting, value), says);
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void holdsUntilTheSettingIsRight(Mistake mistake) throws Exception {
        try (RunningCase running = rig.start(mistake.settings())) {
            assertThat(rig.extract(running).end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(running.hold(rig.caseName()).orElse(""))
                    .contains("connection " + rig.connection(), "operation " + rig.operation(), mistake.says());
            long requests = QuietRequests.total(rig.sandbox().requests());
            assertThat(requests).isLessThanOrEqualTo(2);
            assertThat(rig.extract(running).end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(rig.sandbox().requests().total()).isEqualTo(requests);
        }
        arrives(Map.of());
    }

    /** It looks like a gateway that restarts: nothing was sent, and it may pass. */
    @Test
    void failsTheRunWhenTheServerHangsUpInsteadOfAgreeingOnTls() throws Exception {
        Map<String, String> secure =
                Map.of(rig.connection() + ".base-url", rig.sandbox().baseUrl().replace("http:", "https:"));
        try (RunningCase running = rig.start(secure)) {
            ExtractionReport report = rig.extract(running);
            assertThat(report.end()).isEqualTo(ExtractionReport.End.FAILED);
            assertThat(report.problem()).contains("connection " + rig.connection(), "no secure connection");
            assertThat(running.hold(rig.caseName())).isEmpty();
        }
        arrives(Map.of());
    }

    @Test
    void holdsWhenAnAnswerIsLargerThanMayBe() throws Exception {
        try (RunningCase running = rig.start(Map.of(rig.connection() + ".max-body", "1KB"))) {
            assertThat(rig.extract(running).end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(running.hold(rig.caseName()).orElse("")).contains("max-body");
        }
        arrives(Map.of());
    }

    @Test
    void goesOnByItselfWhenTheHostIsFound() throws Exception {
        String setting = rig.connection() + ".base-url";
        failsWithoutAHold(Map.of(setting, "http://caravan-test.invalid/"), "the host is not known");
        arrives(Map.of());
    }

    @Test
    void goesOnByItselfWhenTheServerIsThereAgain() throws Exception {
        rig.sandbox().stopAnswering();
        failsWithoutAHold(Map.of(), "no connection");
        rig.sandbox().answerAgain();
        arrives(Map.of());
    }

    private void failsWithoutAHold(Map<String, String> settings, String says) throws Exception {
        try (RunningCase running = rig.start(settings)) {
            ExtractionReport report = rig.extract(running);
            assertThat(report.end()).isEqualTo(ExtractionReport.End.FAILED);
            assertThat(report.problem()).contains("connection " + rig.connection(), says);
            assertThat(running.hold(rig.caseName())).isEmpty();
        }
    }

    /** In a new process, without a resume. */
    void arrives(Map<String, String> settings) throws Exception {
        try (RunningCase running = rig.start(settings)) {
            ExtractionReport report = rig.extract(running);
            assertThat(report.end()).as(report.problem()).isEqualTo(ExtractionReport.End.COMPLETE);
            assertThat(rig.differences(running)).isEmpty();
            assertThat(running.hold(rig.caseName())).isEmpty();
        }
    }
}
