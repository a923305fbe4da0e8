package dev.caravan.run;

import dev.caravan.config.DurationText;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.Settlement;
import dev.caravan.store.RecordStore;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides how each record of a batch is settled, and writes it down in one transaction. Thread-safe.
 */
final class BatchSettler {
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(1);

    private final DeliveryRule rule;
    private final RunEnvironment environment;
    private final long caseId;
    private final SystemicFailure systemic = new SystemicFailure();

    BatchSettler(DeliveryRule rule, RunEnvironment environment, long caseId) {
        this.rule = rule;
        this.environment = environment;
        this.caseId = caseId;
    }

    /** Settles every record; a batch of which nothing was sent is given back without counting an attempt. */
    void settle(DeliveryBatch batch, @Nullable String problem, long generation) {
        if (batch.failure() != null && !batch.hasOutcomes()) {
            giveBack(batch);
            return;
        }
        List<Settlement> settlements = batch.lease().records().stream()
                .map(record -> settlement(record, batch, problem))
                .toList();
        if (isStillOurs(batch) && environment.store().records().settle(batch.lease(), settlements, generation)) {
            report(batch, settlements);
        } else {
            warnOfLateWrite(batch);
        }
    }

    /** Settling late marks records for delivery again: never where a second sending may make a second row. */
    private boolean isStillOurs(DeliveryBatch batch) {
        return !rule.irreversible() || environment.store().records().extend(batch.lease(), rule.requestLife());
    }

    /** A request of ours may have come after those of whoever took the lease back: the target may hold the older state. */
    private void giveBack(DeliveryBatch batch) {
        RecordStore records = environment.store().records();
        if (records.release(batch.lease()) || !batch.mayBeSent()) {
            return;
        }
        if (!rule.irreversible()) {
            records.redeliver(
                    caseId,
                    batch.lease().records().stream().map(LeasedRecord::id).toList());
        }
        warnOfLateWrite(batch);
    }

    private void warnOfLateWrite(DeliveryBatch batch) {
        environment
                .listener()
                .on(new RunEvent.Warned(
                        rule.caseName(),
                        "a batch of " + batch.lease().records().size()
                                + " records was settled too late: its lease had been taken back, "
                                + (rule.irreversible()
                                        ? "so it is not known what became of them"
                                        : "so they are delivered again")));
    }

    private Settlement settlement(LeasedRecord record, DeliveryBatch batch, @Nullable String problem) {
        RowOutcome outcome = batch.outcomeOf(record);
        if (outcome instanceof RowOutcome.Written) {
            return Settlement.written(record.id());
        }
        if (outcome instanceof RowOutcome.Rejected rejected) {
            return rejected(record, batch, rejected);
        }
        if (outcome instanceof RowOutcome.Waiting waiting) {
            return waiting(record, waiting, batch.isLookUp());
        }
        if (outcome instanceof RowOutcome.Unknown unknown) {
            return unknown(record, unknown.message());
        }
        if (batch.isReported()) {
            RunFailedException failure = batch.failure();
            return failure == null ? again(record) : unsent(record, batch, failure);
        }
        String note = problem == null ? "no step of the route reported an outcome" : problem;
        return batch.mayBeSent()
                ? unknown(record, note)
                : rejected(record, batch, new RowOutcome.Rejected("route", note, true));
    }

    private Settlement rejected(LeasedRecord record, DeliveryBatch batch, RowOutcome.Rejected refusal) {
        Optional<Duration> later = refusal.retry() ? rule.retries().after(batch.attemptsOf(record)) : Optional.empty();
        RecordStatus status = later.isPresent() ? RecordStatus.RETRY : RecordStatus.DEAD;
        return new Settlement(record.id(), status, later.orElse(Duration.ZERO), refusal.cause(), refusal.message());
    }

    /** What may have been sent is learnt about first: until then it is not sent again. */
    private Settlement waiting(LeasedRecord record, RowOutcome.Waiting waiting, boolean lookUp) {
        Duration left = waiting.atMost().minus(record.waited());
        if (left.isNegative() || left.isZero()) {
            return inVain(record, waiting, lookUp);
        }
        if (lookUp) {
            return Settlement.waitingUnknown(record.id(), rule.unknownWait(), waiting.message());
        }
        Duration later = left.compareTo(LOOK_AGAIN_AFTER) < 0 ? left : LOOK_AGAIN_AFTER;
        return Settlement.waiting(record.id(), later, waiting.message());
    }

    private Settlement inVain(LeasedRecord record, RowOutcome.Waiting waiting, boolean lookUp) {
        String message = "waited " + DurationText.format(waiting.atMost()) + " in vain: " + waiting.message();
        return lookUp
                ? new Settlement(
                        record.id(),
                        RecordStatus.DEAD,
                        Duration.ZERO,
                        "may-be-applied",
                        "it may have been applied, and " + message
                                + "; look at the target: if the record is missing there, replay it with"
                                + " caravan dead replay " + rule.caseName() + ", else leave it dead")
                : new Settlement(record.id(), RecordStatus.DEAD, Duration.ZERO, "no-parent", message);
    }

    private Settlement unknown(LeasedRecord record, String message) {
        return new Settlement(record.id(), RecordStatus.UNKNOWN, rule.unknownWait(), "unknown", message);
    }

    private static Settlement again(LeasedRecord record) {
        return new Settlement(record.id(), RecordStatus.RETRY, Duration.ZERO, "not-sent", "sent again at once");
    }

    /** The failure is one of the whole: it costs the record no attempt, and what is not learnt about stays unknown. */
    private Settlement unsent(LeasedRecord record, DeliveryBatch batch, RunFailedException failure) {
        return batch.isLookUp()
                ? unknown(record, String.valueOf(failure.getMessage()))
                : Settlement.givenBack(record.id());
    }

    private void report(DeliveryBatch batch, List<Settlement> settlements) {
        Map<Long, LeasedRecord> byId = new HashMap<>();
        batch.lease().records().forEach(record -> byId.put(record.id(), record));
        Map<RecordStatus, Integer> counts = new EnumMap<>(RecordStatus.class);
        int waiting = 0;
        for (Settlement settlement : settlements) {
            if (settlement.status() == RecordStatus.PENDING) {
                continue;
            }
            if (settlement.isWaiting() && settlement.status() == RecordStatus.RETRY) {
                waiting++;
            } else {
                counts.merge(settlement.status(), 1, Integer::sum);
                systemic.note(settlement.status());
            }
            LeasedRecord record = byId.get(settlement.recordId());
            if (settlement.status() != RecordStatus.WRITTEN && record != null) {
                environment
                        .listener()
                        .on(new RunEvent.RecordRefused(rule.caseName(), record.key(), record.attempts(), settlement));
            }
        }
        environment
                .listener()
                .on(new RunEvent.BatchSettled(
                        rule.caseName(),
                        counts.getOrDefault(RecordStatus.WRITTEN, 0),
                        counts.getOrDefault(RecordStatus.RETRY, 0),
                        waiting,
                        counts.getOrDefault(RecordStatus.DEAD, 0),
                        counts.getOrDefault(RecordStatus.UNKNOWN, 0)));
    }

    /** A sentence when so much fails that diverting records would hide a fault of the whole. */
    Optional<String> systemicFailure() {
        return systemic.sentence(caseId, environment.store().records());
    }
}
