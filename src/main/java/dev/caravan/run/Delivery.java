package dev.caravan.run;

import dev.caravan.model.Action;
import dev.caravan.model.Hold;
import dev.caravan.model.Lease;
import dev.caravan.model.StopSignal;
import dev.caravan.store.RecordStore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Empties a case's stage: takes due records as a batch, and settles the batch by what its route reports. A record is written
 * only when its outcome says so. Thread-safe: several batches may be on their way.
 */
public final class Delivery {
    private final DeliveryRule rule;
    private final RunEnvironment environment;
    private final BatchSettler settler;
    private final Rest rest;
    private final long caseId;

    public Delivery(DeliveryRule rule, RunEnvironment environment) {
        this.rule = rule;
        this.environment = environment;
        this.caseId = environment.store().cases().idOf(rule.caseName());
        this.settler = new BatchSettler(rule, environment, caseId);
        this.rest = new Rest(environment.nanoTime());
    }

    /** Takes back what earlier processes left behind. Call once before the first {@link #take}. */
    public void recover() {
        RecordStore records = environment.store().records();
        if (environment.store().isExclusive()) {
            records.reclaimUnsent(caseId, environment.holder());
        }
        records.reclaim(caseId, rule.idempotent());
    }

    /** Takes the next batch; empty when nothing is due, the case is on hold, or the delivery rests. */
    public Optional<Leased> take(StopSignal stop) {
        if (rest.isResting() || isHeld()) {
            return Optional.empty();
        }
        RecordStore records = environment.store().records();
        records.reclaim(caseId, rule.idempotent());
        Duration life = rule.requestLife();
        return records.leaseUnknown(caseId, environment.holder(), rule.batchSize(), life)
                .or(() -> records.lease(caseId, environment.holder(), rule.batchSize(), life))
                .map(lease -> leased(lease, stop));
    }

    private Leased leased(Lease lease, StopSignal stop) {
        RecordStore records = environment.store().records();
        Heartbeat heartbeat = new Heartbeat(
                rule.requestLife(),
                () -> records.extend(lease, rule.requestLife()),
                environment.timer(),
                environment.nanoTime());
        DeliveryBatch batch = new DeliveryBatch(
                lease,
                () -> stop.shouldStop() || heartbeat.shouldStop(),
                () -> records.intend(lease, rule.requestLife()));
        return new Leased(batch, heartbeat);
    }

    private boolean isHeld() {
        Optional<Hold> hold = environment.store().cases().hold(caseId);
        if (hold.isPresent() && !hold.get().configuration().equals(rule.configuration())) {
            environment.store().cases().resume(caseId);
            return false;
        }
        return hold.isPresent();
    }

    /**
     * Settles a batch after its route has ended.
     *
     * @param reported false when no outcome was reported: the route failed, a handler swallowed the failure, or no step
     *     reports outcomes
     * @param problem what the route ended with, null when it ended well
     */
    public void settle(Leased leased, boolean reported, @Nullable String problem, long generation) {
        try (Heartbeat heartbeat = leased.heartbeat()) {
            DeliveryBatch batch = leased.batch();
            RunFailedException failure = batch.failure();
            if (!reported && !batch.mayBeSent() && batch.shouldStop()) {
                environment.store().records().release(batch.lease());
            } else {
                settler.settle(batch, reported, problem, generation);
            }
            afterwards(failure, reported, problem);
        }
    }

    private void afterwards(@Nullable RunFailedException failure, boolean reported, @Nullable String problem) {
        if (failure != null && failure.action() == Action.FAIL) {
            hold(String.valueOf(failure.getMessage()));
        } else if (failure != null || !reported && problem != null) {
            String reason = failure == null ? String.valueOf(problem) : String.valueOf(failure.getMessage());
            Duration pause = rest.begin();
            environment.listener().on(new RunEvent.DeliveryResting(rule.caseName(), pause, reason));
        } else {
            rest.end();
            settler.systemicFailure().ifPresent(this::hold);
        }
    }

    private void hold(String reason) {
        Hold hold = new Hold(reason, rule.configuration(), environment.clock().instant());
        environment.store().cases().hold(caseId, hold);
        environment.listener().on(new RunEvent.Held(rule.caseName(), reason));
    }

    /** How long until there may be something to take, at most {@code atMost}. */
    public Duration untilNext(Duration atMost) {
        Duration due = environment.store().records().nextDue(caseId).orElse(atMost);
        Duration next = rest.left().compareTo(due) > 0 ? rest.left() : due;
        return next.compareTo(atMost) > 0 ? atMost : next;
    }


    /** A batch with the beats that keep its lease. */
    public record Leased(DeliveryBatch batch, Heartbeat heartbeat) {}
}
