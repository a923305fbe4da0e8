package dev.caravan.store.rules;

import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a lease may be settled with. */
public final class Settlements {
    private static final Set<RecordStatus> OUTCOMES = Set.of(
            RecordStatus.WRITTEN, RecordStatus.RETRY, RecordStatus.DEAD, RecordStatus.UNKNOWN, RecordStatus.PENDING);

    private Settlements() {}

    /** Refuses settlements that do not name each record of the lease exactly once, by an outcome. */
    public static void requireEachOnce(Lease lease, List<Settlement> settlements) {
        Set<Long> open = new HashSet<>();
        for (LeasedRecord leased : lease.records()) {
            open.add(leased.id());
        }
        boolean each = true;
        for (Settlement settlement : settlements) {
            each &= open.remove(settlement.recordId());
            if (!OUTCOMES.contains(settlement.status())) {
                throw new IllegalArgumentException("a record cannot be settled as " + settlement.status());
            }
        }
        if (!each || !open.isEmpty()) {
            throw new IllegalArgumentException("the settlements of lease " + lease.id()
                    + " must name each of its records exactly once; not named: " + open);
        }
    }
}
