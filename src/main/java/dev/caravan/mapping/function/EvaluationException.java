package dev.caravan.mapping.function;

import org.jspecify.annotations.Nullable;

/** A value that a function cannot take where MySQL refuses the statement too; fails the record. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object value;
    private final String expectation;

    EvaluationException(@Nullable Object value, String expectation) {
        super("expected " + expectation, null, false, false);
        this.value = value;
        this.expectation = expectation;
    }

    /** The value as it was found. */
    public @Nullable Object value() {
        return value;
    }

    /** What would have been accepted: {@code a whole number}. */
    public String expectation() {
        return expectation;
    }
}
