package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A case that meets one error of a vendor. */
final class ErrorRun implements AutoCloseable {
    private final VendorRig rig;
    private final VendorError error;
    private RunningCase running;

    private ErrorRun(VendorRig rig, VendorError error, RunningCase running) {
        this.rig = rig;
        this.error = error;
        this.running = running;
    }

    /** Lets the error happen, and proves that it ends as it must. */
    static void prove(VendorRig rig, VendorError error) throws Exception {
        try (ErrorRun run = new ErrorRun(rig, error, rig.start(settings(rig, error)))) {
            error.end().prove(run);
            assertThat(rig.sandbox().faults().injected(error.fault().kind())).isPositive();
        }
    }

    /** All attempts come well within the second that a login rests after it has failed. */
    private static Map<String, String> settings(VendorRig rig, VendorError error) {
        Map<String, String> settings = new HashMap<>(Impatience.with(rig.connection(), error.fault()));
        if (rig.isLogin(error.operation())) {
            settings.put(rig.connection() + ".retry-delay", "1ms");
        }
        return settings;
    }

    void meetOnce() {
        rig.sandbox().faults().next(error.operation(), 1, error.fault());
    }

    void meetAlways() {
        rig.sandbox().faults().always(error.operation(), error.fault());
    }

    ExtractionReport extract() {
        return rig.extract(running);
    }

    void completes() throws Exception {
        ExtractionReport report = extract();
        assertThat(report.end()).as(report.problem()).isEqualTo(ExtractionReport.End.COMPLETE);
        // a clock that jumps between the opening of a lease and its first row ends it: the batch is taken again
        assertThat(running.events(RunEvent.DeliveryResting.class))
                .extracting(RunEvent.DeliveryResting::reason)
                .allMatch("stopped before sending"::equals);
        arrivedWithoutAPerson();
    }

    void arrivedWithoutAPerson() throws Exception {
        assertThat(rig.differences(running)).isEmpty();
        assertThat(hold()).isEmpty();
    }

    /** The case stops, with a sentence that says where and why; what was staged is still there. */
    void holds() {
        extract();
        assertThat(hold().orElse("")).contains("connection " + rig.connection(), error.says());
        // it is told a moment after it is stored
        running.until(() -> events(RunEvent.Held.class) > 0);
        assertThat(events(RunEvent.Held.class)).isEqualTo(1);
        assertThat(list(RecordStatus.PENDING)).allMatch(record -> record.attempts() == 0);
    }

    void staysHeld() throws InterruptedException {
        long requests = QuietRequests.total(rig.sandbox().requests());
        rig.sandboxes.clock().move(Duration.ofHours(1));
        running.caravan().wake(rig.caseName());
        assertThat(extract().end()).isEqualTo(ExtractionReport.End.HELD);
        assertThat(rig.sandbox().requests().total()).isEqualTo(requests);
        assertThat(events(RunEvent.Held.class)).isEqualTo(1);
    }

    void mend() {
        rig.sandbox().faults().clear();
        running.caravan().store().cases().resume(caseId());
        running.caravan().wake(rig.caseName());
    }

    /** In another process: what this one knows of calls per minute does not hold the next one up. */
    void mendAndRestart() throws Exception {
        mend();
        running.close();
        rig.sandboxes.clock().move(Duration.ofMinutes(2));
        running = rig.start(Map.of());
    }

    void mendAndReplay() {
        rig.sandbox().faults().clear();
        running.caravan().store().records().redeliverDead(caseId(), "");
        running.caravan().wake(rig.caseName());
    }

    void fails() {
        ExtractionReport report = extract();
        assertThat(report.end()).isEqualTo(ExtractionReport.End.FAILED);
        assertThat(report.problem())
                .contains("connection " + rig.connection(), "operation " + rig.operation(), error.says());
        assertThat(hold()).isEmpty();
    }

    void goesOnByItself() throws Exception {
        running.until(() -> extract().end() == ExtractionReport.End.COMPLETE);
        completes();
    }

    void waitFor(Duration time) {
        rig.sandboxes.clock().move(time);
        running.caravan().wake(rig.caseName());
        running.until(() -> running.isAtRest(rig.caseName()));
    }

    /** Requests of the operation that was hit. */
    long requests() {
        return rig.sandbox().requests().total(error.operation());
    }

    /** Logins beyond those that a run without trouble makes. */
    long renewals() {
        return rig.logins() - rig.firstLogins();
    }

    boolean isOfLogin() {
        return rig.isLogin(error.operation());
    }

    long repeats() {
        return running.events(RunEvent.RequestRepeated.class).stream()
                .filter(event -> event.connection().equals(rig.connection()))
                .count();
    }

    long pauses() {
        return running.events(RunEvent.Paused.class).stream()
                .filter(event -> event.connection().equals(rig.connection()))
                .count();
    }

    long events(Class<? extends RunEvent> type) {
        return running.events(type).size();
    }

    Optional<String> hold() {
        return running.hold(rig.caseName());
    }

    List<String> notes(RecordStatus status) {
        return list(status).stream()
                .map(record -> String.valueOf(record.note()))
                .toList();
    }

    boolean isSaid(String note) {
        return note.contains(error.says());
    }

    private List<StoredRecord> list(RecordStatus status) {
        return running.caravan().store().records().list(caseId(), status, 1000, 0);
    }

    private long caseId() {
        return running.caravan().store().cases().idOf(rig.caseName());
    }

    @Override
    public void close() throws Exception {
        running.close();
    }
}
