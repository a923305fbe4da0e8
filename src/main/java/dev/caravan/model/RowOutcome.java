package dev.caravan.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one row that was, or should have been, written.
 */
public sealed interface RowOutcome {
    /**
     * The target has it.
     *
     * @param answer what the target said about the row, such as its id; empty when it said nothing
     */
    record Written(Map<String, Object> answer) implements RowOutcome {
        public Written {
            answer = Collections.unmodifiableMap(new LinkedHashMap<>(answer));
        }

        /** Without anything said about it. */
        public Written() {
            this(Map.of());
        }
    }

    /**
     * The target, or the mapping before it, refused it.
     *
     * @param cause a short stable word or code for grouping
     * @param message the vendor's own sentence, or ours
     * @param retry whether trying again later may help
     */
    record Rejected(String cause, String message, boolean retry) implements RowOutcome {}

    /**
     * A record of another case is missing, which may still come.
     *
     * @param message what is missing
     * @param atMost how long the record may wait altogether; then it is dead
     */
    record Waiting(String message, Duration atMost) implements RowOutcome {}

    /** It may or may not have been applied. */
    record Unknown(String message) implements RowOutcome {}
}
