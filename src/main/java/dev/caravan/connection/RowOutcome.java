package dev.caravan.connection;

import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a write.
 */
public sealed interface RowOutcome {
    /**
     * The target has the row.
     *
     * @param id the target's own id, null when the answer names none
     */
    record Written(@Nullable String id) implements RowOutcome {}

    /**
     * The target refused the row.
     *
     * @param cause a short stable word for grouping: {@code refused}, with the field's name when the vendor gives one
     * @param message the vendor's sentences
     * @param field which field, null when the vendor does not say
     */
    record Rejected(String cause, String message, @Nullable String field) implements RowOutcome {}

    /**
     * The answer does not say, or contradicts itself; the row must be looked up before it is sent again.
     *
     * @param reason a sentence for people
     */
    record Unknown(String reason) implements RowOutcome {}
}
