package dev.caravan.run;

import dev.caravan.model.Action;
import dev.caravan.model.Lease;
import dev.caravan.model.LeaseKind;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.RunKind;
import dev.caravan.model.StopSignal;
import dev.caravan.store.RecordStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Empties a case's stage: takes due records as a batch, and settles the batch by what its route reports. A record is written
 * only when its outcome says so. Thread-safe: several batches may be on their way.
 */
public final class Delivery {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final DeliveryRule rule;
    private final RunEnvironment environment;
    private final BatchSettler settler;
    private final Rest rest;
    private final CaseHold hold;
    private final ParentNews news;
    private final @Nullable WholeDocuments documents;
    private final long caseId;
    private final LongWait reading;
    private volatile boolean waitsForReading;

    public Delivery(DeliveryRule rule, RunEnvironment environment) {
        this.rule = rule;
        this.environment = environment;
        this.caseId = environment.store().cases().idOf(rule.caseName());
        this.settler = new BatchSettler(rule, environment, caseId);
        this.rest = new Rest(environment.nanoTime());
        this.reading = new LongWait(environment.nanoTime());
        this.news = new ParentNews(environment.nanoTime());
        this.documents =
                rule.merge() == null ? null : new WholeDocuments(rule.merge(), rule, environment.store(), caseId);
        this.hold = new CaseHold(environment, rule.caseName(), caseId, RunKind.DELIVER, rule.configuration());
    }

    /**
     * Lifts a hold that an earlier configuration of this delivery set, so that extractions need not wait for the first {@link
     * #take}.
     */
    public void liftOutdatedHold() {
        hold.inForce();
    }

    /** Takes back what earlier processes left behind. Call once before the first {@link #take}. */
    public void recover() {
        RecordStore records = environment.store().records();
        if (environment.store().isExclusive()) {
            records.reclaimUnsent(caseId, environment.holder());
        }
        records.reclaim(caseId, rule.idempotent());
    }

    /** A case whose records this one may wait for has staged or written some: what waits is tried again soon. */
    public void parentsMoved() {
        news.note();
    }

    /**
     * Takes the next batch; empty when nothing is due, the case is on hold, the delivery rests, or not all that belongs into
     * its documents has been read.
     */
    public Optional<Leased> take(StopSignal stop) {
        if (rest.isResting() || hold.inForce().isPresent()) {
            return Optional.empty();
        }
        OptionalLong mark = documents == null ? OptionalLong.of(0) : documents.readMark();
        if (waitsForReading(mark.isEmpty())) {
            return Optional.empty();
        }
        RecordStore records = environment.store().records();
        records.reclaim(caseId, rule.idempotent());
        if (news.take()) {
            records.wakeWaiting(caseId);
        }
        Duration life = rule.requestLife();
        return records.leaseUnknown(caseId, environment.holder(), rule.batchSize(), life)
                .or(() -> records.lease(caseId, environment.holder(), rule.batchSize(), life))
                .flatMap(lease -> whole(lease, mark, stop));
    }

    /** Nobody but a run of the extraction ends this wait: a long one is told. */
    private boolean waitsForReading(boolean waits) {
        waitsForReading = waits;
        if (reading.isTooLong(waits)) {
            environment
                    .listener()
                    .on(new RunEvent.Warned(
                            rule.caseName(),
                            "nothing has been delivered for an hour: a window is half read, and its records make documents"
                                    + " that must be whole; see why the extraction does not end"));
        }
        return waits;
    }

    /** A record whose lease was lost again and again is taken for the cause of it, and sent no more. */
    private @Nullable RowOutcome giveUp(LeasedRecord record, LeaseKind kind) {
        boolean again = kind == LeaseKind.RESOLVE || rule.retries().allows(record.attempts());
        return again
                ? null
                : new RowOutcome.Rejected(
                        "attempts",
                        "taken for delivery " + record.attempts()
                                + " times, each time the process ended before it was settled",
                        false);
    }

    private Optional<Leased> whole(Lease lease, OptionalLong mark, StopSignal stop) {
        WholeDocuments whole = documents;
        if (whole == null) {
            return Optional.of(leased(
                    lease,
                    lease.records().stream()
                            .map(record -> giveUp(record, lease.kind()))
                            .collect(Collectors.toCollection(ArrayList::new)),
                    stop));
        }
        Optional<WholeDocuments.Taken> taken = complete(whole, lease);
        if (taken.isPresent()
                && waitsForReading(
                        !orGivenBack(taken.get().lease(), whole::readMark).equals(mark))) {
            environment.store().records().release(taken.get().lease());
            return Optional.empty();
        }
        return taken.map(found -> leased(found.lease(), found.outcomes(record -> giveUp(record, lease.kind())), stop));
    }

    /** Where the documents of a whole batch are too many, those of its first record. */
    private Optional<WholeDocuments.Taken> complete(WholeDocuments whole, Lease lease) {
        RecordStore records = environment.store().records();
        try {
            return Optional.of(orGivenBack(lease, () -> whole.complete(lease)));
        } catch (RunFailedException tooMany) {
            if (lease.records().size() == 1) {
                hold.set(String.valueOf(tooMany.getMessage()));
                return Optional.empty();
            }
        }
        return (lease.kind() == LeaseKind.DELIVER
                        ? records.lease(caseId, environment.holder(), 1, rule.requestLife())
                        : records.leaseUnknown(caseId, environment.holder(), 1, rule.requestLife()))
                .flatMap(first -> complete(whole, first));
    }

    /** Records of a step that fails are not held until their lease ends. */
    private <T> T orGivenBack(Lease lease, Supplier<T> step) {
        boolean done = false;
        try {
            T result = step.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                environment.store().records().release(lease);
            }
        }
    }

    private Leased leased(Lease lease, List<@Nullable RowOutcome> outcomes, StopSignal stop) {
        RecordStore records = environment.store().records();
        Heartbeat heartbeat = new Heartbeat(
                rule.requestLife(),
                () -> records.extend(lease, rule.requestLife()),
                environment.timer(),
                environment.nanoTime());
        DeliveryBatch batch = new DeliveryBatch(
                rule.caseName(),
                lease,
                () -> stop.shouldStop() || heartbeat.shouldStop(),
                () -> records.intend(lease, rule.requestLife()));
        batch.settleSome(outcomes);
        return new Leased(batch, heartbeat);
    }

    /**
     * Settles a batch after its route has ended, by the outcomes that were reported on the way.
     *
     * @param problem what the route ended with, null when it ended well
     */
    public void settle(Leased leased, @Nullable String problem, long generation) {
        DeliveryBatch batch = leased.batch();
        boolean stopped = batch.shouldStop();
        try (leased) {
            if (stopped && !batch.isReported() && !batch.mayBeSent()) {
                environment.store().records().release(batch.lease());
            } else {
                settler.settle(batch, problem, generation);
            }
        }
        if (!stopped) {
            afterwards(batch, problem);
        }
    }

    private void afterwards(DeliveryBatch batch, @Nullable String problem) {
        RunFailedException failure = batch.failure();
        if (failure != null && failure.action() == Action.FAIL) {
            hold.set(String.valueOf(failure.getMessage()));
        } else if (!batch.isReported() && problem == null) {
            hold.set("the route of stage:" + rule.caseName() + " ended without an outcome: end it with push, or set "
                    + "outcome=onSuccess on the stage if its last step fails whenever nothing was written");
        } else if (failure != null || !batch.isReported()) {
            String reason = failure == null ? String.valueOf(problem) : String.valueOf(failure.getMessage());
            environment.listener().on(new RunEvent.DeliveryResting(rule.caseName(), rest.begin(), reason));
        } else {
            rest.end();
            settler.systemicFailure().ifPresent(hold::set);
        }
    }

    /** How long until there may be something to take, at most {@code atMost}. */
    public Duration untilNext(Duration atMost) {
        Duration due = environment.store().records().nextDue(caseId).orElse(atMost);
        Duration soonest = waitsForReading && due.compareTo(LOOK_AGAIN) < 0 ? LOOK_AGAIN : due;
        Duration next = rest.left().compareTo(soonest) > 0 ? rest.left() : soonest;
        return next.compareTo(atMost) > 0 ? atMost : next;
    }

    /** A batch with the beats that keep its lease; closing it ends the beats. */
    public record Leased(DeliveryBatch batch, Heartbeat heartbeat) implements AutoCloseable {
        @Override
        public void close() {
            heartbeat.close();
        }
    }
}
