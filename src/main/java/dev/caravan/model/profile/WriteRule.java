package dev.caravan.model.profile;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows are written.
 *
 * @param rowsAt dotted request field that takes the list of rows, null when a call carries a single row
 * @param rowAt dotted request field that takes the fields of a single row; empty = they are the request's own fields
 * @param rowsPerCall most rows in one call; 1 for a single row
 * @param outcome how the answer tells what became of each row
 * @param existing how rows that the target already has are found, null when it cannot be asked
 * @param repeat whether a call of unknown outcome may be sent again without asking the target
 * @param unknownWait how long an unknown outcome rests before it is looked up
 * @param then the operation that follows for the rows that are written, null when there is none
 * @param forms the kinds of objects this operation writes, by the value of the option {@code formId}; empty when it writes
 *     one kind only
 */
public record WriteRule(
        @Nullable String rowsAt,
        String rowAt,
        int rowsPerCall,
        OutcomeRule outcome,
        @Nullable ExistingRule existing,
        Repeat repeat,
        Duration unknownWait,
        @Nullable FollowUpRule then,
        Map<String, TargetForm> forms) {
    public WriteRule {
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }

    /** The same rule for calls of another shape. */
    public WriteRule of(@Nullable String list, int rows) {
        return new WriteRule(list, rowAt, rows, outcome, existing, repeat, unknownWait, then, forms);
    }

    /** The same rule where the fields of a single row stand within a request field. */
    public WriteRule within(String row) {
        return new WriteRule(rowsAt, row, rowsPerCall, outcome, existing, repeat, unknownWait, then, forms);
    }
}
