package dev.caravan.mapping.notation;

import org.jspecify.annotations.Nullable;

/** A value that has no form of the wanted kind; becomes a failure of its record. */
public final class InconvertibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object value;
    private final String expectation;

    public InconvertibleException(@Nullable Object value, String expectation) {
        super("expected " + expectation, null, false, false);
        this.value = value;
        this.expectation = expectation;
    }

    public @Nullable Object value() {
        return value;
    }

    public String expectation() {
        return expectation;
    }
}
