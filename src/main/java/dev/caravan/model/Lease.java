package dev.caravan.model;

import java.util.List;

/**
 * A batch of records taken by one holder until an expiry that only the store's clock decides.
 *
 * @param records in the order they became due; never empty
 */
public record Lease(long id, long caseId, String holder, LeaseKind kind, List<LeasedRecord> records) {
    public Lease {
        records = List.copyOf(records);
    }
}
