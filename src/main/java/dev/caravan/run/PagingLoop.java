package dev.caravan.run;

import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.StoppedException;
import dev.caravan.model.Action;
import dev.caravan.model.CaseCounts;
import dev.caravan.model.Interval;
import dev.caravan.model.Ownership;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.RunKind;
import dev.caravan.model.StopSignal;
import dev.caravan.model.WindowKind;
import dev.caravan.model.profile.WindowRule;
import dev.caravan.paging.PagingException;
import dev.caravan.store.CheckpointStore;
import dev.caravan.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One extraction: takes the case, reads every window that is due page by page, and closes each when all of it is durable.
 * A checkpoint never passes records that are not in the stage. One run at a time per instance.
 */
public final class PagingLoop {
    private static final Logger LOG = LoggerFactory.getLogger(PagingLoop.class);
    private static final AtomicLong RUNS = new AtomicLong();
    private static final String RUN = "#";

    private final Extraction extraction;
    private final ConnectionClient client;
    private final RunEnvironment environment;
    private final FieldWatch fields;
    private final long caseId;

    /**
     * @param fields shared by the runs of a case
     */
    public PagingLoop(Extraction extraction, ConnectionClient client, RunEnvironment environment, FieldWatch fields) {
        this.extraction = extraction;
        this.client = client;
        this.environment = environment;
        this.fields = fields;
        this.caseId = environment.store().cases().idOf(extraction.caseName());
    }

    /** Runs until everything due is read, or {@code stop} says so. Problems are reported, not thrown. */
    public ExtractionReport run(StopSignal stop) {
        RunProgress progress = new RunProgress(extraction.caseName(), environment);
        try {
            Optional<String> hold = hold().inForce();
            if (hold.isPresent() && !(extraction.baseline() && hold().isBaseline())) {
                return progress.end(ExtractionReport.End.HELD, hold.get());
            }
            return takeOver()
                    .map(owner -> run(owner, progress, stop))
                    .orElseGet(() -> progress.end(ExtractionReport.End.BUSY, "another process reads this case"));
        } catch (StoreException unavailable) {
            return progress.end(ExtractionReport.End.FAILED, String.valueOf(unavailable.getMessage()));
        }
    }

    private ExtractionReport run(Ownership owner, RunProgress progress, StopSignal stop) {
        progress.start(caseId);
        try (Heartbeat heartbeat = heartbeat(owner)) {
            StopSignal anyStop = () -> stop.shouldStop() || heartbeat.shouldStop();
            boolean all =
                    extraction.baseline() ? readBaseline(owner, progress, anyStop) : readAll(owner, progress, anyStop);
            return all ? progress.end(ExtractionReport.End.COMPLETE, null) : ended(progress, stop);
        } catch (StoppedException stopped) {
            return ended(progress, stop);
        } catch (RunFailedException failed) {
            return stop.shouldStop() ? progress.end(ExtractionReport.End.STOPPED, null) : fail(progress, failed);
        } catch (PagingException guarded) {
            return progress.end(
                    ExtractionReport.End.FAILED,
                    "connection " + extraction.connection() + ", operation "
                            + extraction.operation().name() + ": " + guarded.getMessage());
        } finally {
            release(owner);
        }
    }

    /** Before its end: asked to stop, or no longer the owner. */
    private ExtractionReport ended(RunProgress progress, StopSignal stop) {
        return stop.shouldStop()
                ? progress.end(ExtractionReport.End.STOPPED, null)
                : progress.end(
                        ExtractionReport.End.FAILED,
                        "this run could not keep the case: for "
                                + environment.ownerLife().toSeconds()
                                + " s it did not reach the store, or another process has taken the case over");
    }

    private void release(Ownership owner) {
        try {
            environment.store().checkpoints().release(owner);
        } catch (StoreException unavailable) {
            LOG.warn(
                    "case {}: it could not be given back and stays taken for up to {} s: {}",
                    extraction.caseName(),
                    environment.ownerLife().toSeconds(),
                    unavailable.getMessage());
        }
    }

    /** Every run has a holder name of its own, so that a second run of the same process finds the case taken. */
    private Optional<Ownership> takeOver() {
        CheckpointStore checkpoints = environment.store().checkpoints();
        if (environment.store().isExclusive()) {
            checkpoints.forgetOthers(caseId, environment.holder() + RUN);
        }
        String holder = environment.holder() + RUN + RUNS.incrementAndGet();
        return checkpoints.takeOver(caseId, holder, environment.ownerLife());
    }

    private CaseHold hold() {
        return new CaseHold(environment, extraction.caseName(), caseId, RunKind.EXTRACT, extraction.configuration());
    }

    private Heartbeat heartbeat(Ownership owner) {
        return new Heartbeat(
                environment.ownerLife(),
                () -> environment.store().checkpoints().renew(owner, environment.ownerLife()),
                environment.timer(),
                environment.nanoTime());
    }

    /** Nothing is delivered before all of it counts as written: a hold stands from before the first page until then. */
    private boolean readBaseline(Ownership owner, RunProgress progress, StopSignal stop) {
        hold().beginBaseline();
        requireNothingOnItsWay();
        if (!readAll(owner, progress, stop)) {
            return false;
        }
        environment.store().records().takeForWritten(caseId);
        hold().endBaseline();
        return true;
    }

    private void requireNothingOnItsWay() {
        CaseCounts counts = environment.store().records().counts(caseId);
        long onTheirWay = counts.of(RecordStatus.LEASED) + counts.of(RecordStatus.UNKNOWN);
        if (onTheirWay > 0) {
            throw new RunFailedException(
                    onTheirWay + " records are being delivered, or may have been: a baseline has to wait for them",
                    Action.RETRY);
        }
    }

    private boolean readAll(Ownership owner, RunProgress progress, StopSignal stop) {
        CheckpointStore checkpoints = environment.store().checkpoints();
        warnOfChange(checkpoints.abandonOthers(owner, extraction.fingerprints()));
        WindowReader reader = new WindowReader(extraction, client, environment, owner, progress, fields);
        List<ReadWindow> open = checkpoints.openWindows(owner);
        List<ReadWindow> left = open.stream()
                .filter(window -> window.fingerprint().equals(extraction.fingerprint()))
                .toList();
        return reader.readAll(
                        left.stream()
                                .filter(window -> window.kind() != WindowKind.SWEEP)
                                .toList(),
                        stop)
                && readNew(owner, reader, WindowKind.FORWARD, due(), stop)
                && readNew(owner, reader, WindowKind.SWEEP, again(), stop)
                && reader.readAll(
                        left.stream()
                                .filter(window -> window.kind() == WindowKind.SWEEP)
                                .toList(),
                        stop)
                && readRemedy(owner, open, progress, stop);
    }

    private boolean readRemedy(Ownership owner, List<ReadWindow> open, RunProgress progress, StopSignal stop) {
        Remedy remedy = extraction.remedy();
        return remedy == null || new RemedyRun(remedy, client, environment, owner, progress, fields).read(open, stop);
    }

    private boolean readNew(
            Ownership owner, WindowReader reader, WindowKind kind, List<Interval> intervals, StopSignal stop) {
        for (Interval interval : intervals) {
            if (stop.shouldStop()) {
                return false;
            }
            ReadWindow window = environment.store().checkpoints().open(owner, kind, extraction.fingerprint(), interval);
            if (!reader.read(window, stop)) {
                return false;
            }
        }
        return true;
    }

    private List<Interval> due() {
        Instant now = environment.clock().instant();
        if (extraction.window() == null) {
            return List.of(new Interval(Instant.EPOCH, now));
        }
        Instant end = WindowPlanner.end(now, extraction.window(), extraction.lag());
        List<Interval> covered = environment.store().checkpoints().covered(caseId, extraction.fingerprint());
        return planner(extraction.window()).due(covered, extraction.since(), end);
    }

    /** What every run reads once more, because the filter does not show rows that changed since. */
    private List<Interval> again() {
        if (extraction.window() == null || extraction.sweep().isZero()) {
            return List.of();
        }
        Instant end = WindowPlanner.end(environment.clock().instant(), extraction.window(), extraction.lag());
        Instant from = WindowPlanner.align(
                end.minus(extraction.sweep()), extraction.window().granularity());
        Instant start = from.isBefore(extraction.since()) ? extraction.since() : from;
        return planner(extraction.window()).due(List.of(), start, end);
    }

    private WindowPlanner planner(WindowRule rule) {
        return new WindowPlanner(rule, extraction.zone(), extraction.slice());
    }

    private void warnOfChange(int abandoned) {
        boolean otherwise = extraction.window() != null
                && environment.store().checkpoints().coveredOtherwise(caseId, extraction.fingerprint());
        if (abandoned > 0 || otherwise) {
            warn("the request, where or source account changed: everything since " + extraction.since()
                    + " is read again under the new ones; records that did not change are not sent again");
        }
    }

    private void warn(String message) {
        environment.listener().on(new RunEvent.Warned(extraction.caseName(), message));
    }

    private ExtractionReport fail(RunProgress progress, RunFailedException failed) {
        String message = String.valueOf(failed.getMessage());
        if (failed.action() != Action.FAIL) {
            return progress.end(ExtractionReport.End.FAILED, message);
        }
        hold().set(message);
        return progress.end(ExtractionReport.End.HELD, message);
    }
}
