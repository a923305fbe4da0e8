package dev.caravan.mapping.expression;

import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a look-up has found so far. One thread at a time. */
final class Found {
    private @Nullable Map<?, ?> content;
    private @Nullable StoredRecord ended;
    private boolean mayCome;

    /**
     * Takes a record that fits; records come in the order of their ids.
     *
     * @param written whether it counts only when its target has it
     */
    void offer(StoredRecord record, Map<?, ?> itsContent, boolean written) {
        if (content != null) {
            return;
        }
        boolean over = record.status() == RecordStatus.FILTERED || record.status() == RecordStatus.DEAD;
        if (written ? isWritten(record) : record.status() != RecordStatus.FILTERED) {
            content = itsContent;
        } else if (!written || !over) {
            mayCome = true;
        } else if (ended == null) {
            ended = record;
        }
    }

    private static boolean isWritten(StoredRecord record) {
        return record.status() == RecordStatus.WRITTEN || record.writtenVersion() > 0;
    }

    /** The content of the record that was found, null when none was. */
    @Nullable Map<?, ?> content() {
        return content;
    }

    /** The record because of which waiting is in vain: it fits, but will not be written, and no other that fits may be. */
    @Nullable StoredRecord endedBy() {
        return mayCome ? null : ended;
    }
}
