package dev.caravan.model.profile;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows are written.
 *
 * @param rowsAt dotted request field that takes the list of rows; empty = the whole request is one row
 * @param rowsPerCall most rows in one call
 * @param outcome how the answer tells what became of each row
 * @param existing how rows that the target already has are found, null when it cannot be asked
 * @param unknownWait how long an unknown outcome rests before it is looked up
 * @param forms the kinds of objects this operation writes, by the value of the option {@code formId}
 */
public record WriteRule(
        String rowsAt,
        int rowsPerCall,
        OutcomeRule outcome,
        @Nullable ExistingRule existing,
        Duration unknownWait,
        Map<String, TargetForm> forms) {
    public WriteRule {
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }
}
