package dev.caravan.daemon;

import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.model.StoredRecord;

/** The word for where a record stands; one that is retried because it waits for another case's record is {@code waiting}. */
final class RecordWord {
    private RecordWord() {}

    static String of(StoredRecord record) {
        boolean waits = record.status() == RecordStatus.RETRY && Settlement.WAITING.equals(record.cause());
        return waits ? Settlement.WAITING : record.status().word();
    }
}
