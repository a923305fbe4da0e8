package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A write that may have been applied is looked up before it is sent again, and stands at the target exactly once. */
class UnknownOutcomesIT {
    private static final int ROWS = 40;
    private static final Duration UNKNOWN_WAIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Sandboxes sandboxes = Sandboxes.of(ROWS);

    @AfterEach
    void closeSandboxes() {
        sandboxes.close();
    }

    static Stream<Named<Fault>> applied() {
        return Stream.of(
                Named.of("502 after the work", Fault.httpAfterWork(502)),
                Named.of("500 after the work", Fault.httpAfterWork(500)),
                Named.of("reset after the work", Fault.resetAfterWork()),
                Named.of("silence after the work", Fault.silentAfterWork()),
                Named.of("silence after the head", Fault.silentAfterHead()),
                Named.of("one byte a second", Fault.trickle(Duration.ofMillis(300))),
                Named.of("the connection cut in the body", Fault.cutConnection()),
                Named.of("half of the JSON", Fault.truncatedJson()),
                Named.of("an empty result", Fault.emptyResult()));
    }

    static Stream<Named<Fault>> lost() {
        return Stream.of(
                Named.of("reset before the work", Fault.resetBeforeWork()),
                Named.of("a login page", Fault.html()),
                Named.of("an empty body", Fault.emptyBody()),
                Named.of("plain text", Fault.responseError()),
                Named.of("database failure", Fault.msgCode(6, "数据库操作失败")),
                Named.of("502", Fault.http(502)));
    }

    @ParameterizedTest
    @MethodSource({"applied", "lost"})
    void looksUpBeforeItSendsAgain(Fault fault) throws Exception {
        try (RunningCase running = start("unaudit-update", fault)) {
            CaseCounts first = running.extractAndDeliver();
            assertThat(first.of(RecordStatus.UNKNOWN)).isEqualTo(ROWS);
            assertThat(requests(Sandboxes.SAVE)).isEqualTo(1);
            long queries = requests(Sandboxes.QUERY);
            assertThat(running.after(UNKNOWN_WAIT.minusSeconds(1)).of(RecordStatus.UNKNOWN))
                    .isEqualTo(ROWS);
            assertThat(requests(Sandboxes.QUERY)).isEqualTo(queries);

            assertThat(running.after(Duration.ofSeconds(1)).of(RecordStatus.WRITTEN))
                    .isEqualTo(ROWS);
            assertThat(requests(Sandboxes.QUERY)).isGreaterThan(queries);
            assertOnceAtTheTarget();
        }
    }

    @ParameterizedTest
    @MethodSource("applied")
    void takesWhatALookUpFindsForWrittenWhereRowsAreOnlyCreated(Fault fault) throws Exception {
        try (RunningCase running = start("skip", fault)) {
            running.extractAndDeliver();
            assertThat(running.after(UNKNOWN_WAIT).of(RecordStatus.WRITTEN)).isEqualTo(ROWS);

            assertThat(requests(Sandboxes.SAVE)).isEqualTo(1);
            assertThat(sandboxes.k3cloud().book().updates()).isZero();
            assertOnceAtTheTarget();
        }
    }

    @ParameterizedTest
    @MethodSource("lost")
    void sendsAgainWhatALookUpDoesNotFind(Fault fault) throws Exception {
        try (RunningCase running = start("skip", fault)) {
            running.extractAndDeliver();
            assertThat(running.after(UNKNOWN_WAIT).of(RecordStatus.WRITTEN)).isEqualTo(ROWS);

            assertThat(requests(Sandboxes.SAVE)).isEqualTo(2);
            assertOnceAtTheTarget();
        }
    }

    @Test
    void looksUpRowsThatTheAnswerDoesNotName() throws Exception {
        try (RunningCase running = start("skip", Fault.rowsMissing(3))) {
            CaseCounts first = running.extractAndDeliver();
            assertThat(first.of(RecordStatus.WRITTEN)).isEqualTo(ROWS - 3);
            assertThat(first.of(RecordStatus.UNKNOWN)).isEqualTo(3);
            assertThat(running.after(UNKNOWN_WAIT).of(RecordStatus.WRITTEN)).isEqualTo(ROWS);

            assertThat(requests(Sandboxes.SAVE)).isEqualTo(1);
            assertOnceAtTheTarget();
        }
    }

    @Test
    void keepsRowsUnknownWhileTheyCannotBeLookedUp() throws Exception {
        try (RunningCase running = start("skip", Fault.httpAfterWork(502))) {
            running.extractAndDeliver();
            sandboxes.k3cloud().faults().next(Sandboxes.QUERY, 5, Fault.http(503));
            sandboxes.clock().move(UNKNOWN_WAIT);
            running.caravan().wake(CaseFolder.CASE);
            running.until(() -> sandboxes.k3cloud().faults().injected(Fault.Kind.HTTP_STATUS) == 5
                    && running.counts().of(RecordStatus.UNKNOWN) == ROWS);
            assertThat(requests(Sandboxes.SAVE)).isEqualTo(1);

            running.until(() -> running.counts().of(RecordStatus.WRITTEN) == ROWS);
            assertThat(requests(Sandboxes.SAVE)).isEqualTo(1);
            assertOnceAtTheTarget();
        }
    }

    private void assertOnceAtTheTarget() {
        assertThat(sandboxes.k3cloud().book().creates()).isEqualTo(ROWS);
        assertThat(sandboxes.k3cloud().book().refusedDuplicates()).isZero();
        assertThat(sandboxes.differences()).isEmpty();
    }

    private long requests(String operation) {
        return sandboxes.k3cloud().requests().total(operation);
    }

    /** The fault meets the first save. */
    private RunningCase start(String ifExists, Fault fault) throws Exception {
        sandboxes.k3cloud().faults().next(Sandboxes.SAVE, 1, fault);
        CaseFolder cases =
                CaseFolder.in(folder).replace(CaseFolder.ROUTE, "ifExists: unaudit-update", "ifExists: " + ifExists);
        return RunningCase.start(sandboxes, folder, cases, Impatience.with("caravan.connection.k3cloud", fault));
    }
}
