package dev.caravan.run;

import dev.caravan.model.RowOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a push reports of a batch: an outcome per row, or why nothing more was sent.
 *
 * @param rows in the order of the batch's rows; null = not sent
 * @param failure why the rows without an outcome were not sent, null when every row has one
 */
public record BatchOutcome(
        List<@Nullable RowOutcome> rows, @Nullable RunFailedException failure) {
    public BatchOutcome {
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    /** Every one of {@code size} rows ended the same way. */
    public static BatchOutcome all(int size, RowOutcome outcome) {
        return new BatchOutcome(Collections.nCopies(size, outcome), null);
    }

    /** The same, but what was written is to be looked up, or done again, because something that belongs to it is missing. */
    public BatchOutcome withoutWritten(String message) {
        List<@Nullable RowOutcome> left = new ArrayList<>(rows.size());
        for (RowOutcome row : rows) {
            left.add(row instanceof RowOutcome.Written ? new RowOutcome.Unknown(message) : row);
        }
        return new BatchOutcome(left, failure);
    }

    /** Whether every row is known to be written. */
    public boolean isAllWritten() {
        return rows.stream().allMatch(RowOutcome.Written.class::isInstance);
    }
}
