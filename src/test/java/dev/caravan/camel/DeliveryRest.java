package dev.caravan.camel;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.RecordStore;
import java.time.Instant;

/** Whether a delivery has come to rest, by one look at the store: two would miss what moves in between. */
final class DeliveryRest {
    private static final int MOST = 10_000;

    private DeliveryRest() {}

    /** Nothing is pending or on its way. */
    static boolean isReached(CaseCounts counts) {
        return counts.of(RecordStatus.PENDING) + counts.of(RecordStatus.LEASED) == 0;
    }

    /** Nothing is due or on its way. */
    static boolean isReached(RecordStore records, long caseId, Instant now) {
        return records.unsettled(caseId, MOST).stream().noneMatch(record -> isOnItsWay(record) || isDue(record, now));
    }

    private static boolean isOnItsWay(StoredRecord record) {
        return record.status() == RecordStatus.LEASED;
    }

    private static boolean isDue(StoredRecord record, Instant now) {
        Instant due = record.due();
        return due == null || !due.isAfter(now);
    }
}
