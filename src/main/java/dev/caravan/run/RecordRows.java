package dev.caravan.run;

import dev.caravan.model.StagedRow;
import java.util.List;

/**
 * Makes rows for the stage of records that no window brought.
 */
public final class RecordRows {
    private RecordRows() {}

    /** The rows in order; of a key that stands twice only the last. */
    public static List<StagedRow> of(StageRule rule, List<PageRecord> records) {
        return new RowBuilder(rule, null).rows(records);
    }
}
