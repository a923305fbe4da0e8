package dev.caravan.run;

import dev.caravan.model.Lease;
import dev.caravan.model.LeaseKind;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.StopSignal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A leased batch on its way through the route: which rows are still on their way, what became of the others, and the lease
 * that must hold until everything is settled. One thread at a time.
 */
public final class DeliveryBatch implements SendGuard {
    private final String caseName;
    private final Lease lease;
    private final StopSignal stop;
    private final BooleanSupplier intend;
    private final Map<Long, RowOutcome> outcomes = new LinkedHashMap<>();
    private final Map<Long, Integer> attempts = new HashMap<>();
    private List<List<LeasedRecord>> open;
    private @Nullable RunFailedException failure;
    private boolean mayBeSent;
    private boolean reported;

    DeliveryBatch(String caseName, Lease lease, StopSignal stop, BooleanSupplier intend) {
        this.caseName = caseName;
        this.lease = lease;
        this.stop = stop;
        this.intend = intend;
        this.open = lease.records().stream().map(List::of).toList();
    }

    /** The case whose records they are. */
    public String caseName() {
        return caseName;
    }

    /** Whether the records' outcome is unknown and only has to be looked up. */
    public boolean isLookUp() {
        return lease.kind() == LeaseKind.RESOLVE;
    }

    /** The records of the rows on their way, in the order of the exchange's list; of a merged row the first. */
    public List<LeasedRecord> open() {
        return open.stream().map(records -> records.get(0)).toList();
    }

    /** All records of each row on its way, in the order of the exchange's list. */
    public List<List<LeasedRecord>> members() {
        return open;
    }

    /**
     * Notes that the rows on their way were merged: what becomes of a row becomes of all its records, and is tried again as
     * often as the youngest of them.
     *
     * @param positions for each new row, those of the rows that are in it; each is in one
     */
    public void merge(List<List<Integer>> positions) {
        List<List<LeasedRecord>> before = open;
        open = positions.stream()
                .map(row -> row.stream().map(before::get).flatMap(List::stream).toList())
                .toList();
        for (List<LeasedRecord> records : open) {
            int least = records.stream().mapToInt(LeasedRecord::attempts).min().orElse(0);
            records.forEach(record -> attempts.put(record.id(), least));
        }
    }

    /**
     * Takes rows out of the way.
     *
     * @param outcomesInOrder one per open row; null = the row goes on
     */
    public void settleSome(List<@Nullable RowOutcome> outcomesInOrder) {
        List<List<LeasedRecord>> left = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            RowOutcome outcome = outcomesInOrder.get(i);
            if (outcome == null) {
                left.add(open.get(i));
            } else {
                open.get(i).forEach(record -> outcomes.put(record.id(), outcome));
            }
        }
        open = left;
    }

    /** Settles the open rows by the outcome of a push. */
    public void complete(BatchOutcome outcome) {
        settleSome(outcome.rows());
        failure = outcome.failure();
        reported = true;
    }

    /**
     * Stores the intent to send, just before a request that changes the target. False = the lease is lost or the process
     * stops: do not send.
     */
    @Override
    public boolean beforeSend() {
        if (shouldStop() || !intend.getAsBoolean()) {
            return false;
        }
        mayBeSent = true;
        return true;
    }

    /** True when nothing more may be sent. */
    @Override
    public boolean shouldStop() {
        return stop.shouldStop();
    }

    Lease lease() {
        return lease;
    }

    /** Whether a step has reported what became of the rows. */
    boolean isReported() {
        return reported;
    }

    boolean mayBeSent() {
        return mayBeSent;
    }

    /** Why the case cannot go on, as a step has reported it; null when none has. */
    public @Nullable RunFailedException failure() {
        return failure;
    }

    @Nullable RowOutcome outcomeOf(LeasedRecord record) {
        return outcomes.get(record.id());
    }

    /** How often the record has been taken; of a merged one, how often the youngest of its row. */
    int attemptsOf(LeasedRecord record) {
        return attempts.getOrDefault(record.id(), record.attempts());
    }

    boolean hasOutcomes() {
        return !outcomes.isEmpty();
    }
}
