package dev.caravan.mapping;

import org.jspecify.annotations.Nullable;

/** A value that has no form of the wanted kind; becomes a failure of its record. */
final class InconvertibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object value;
    private final String expectation;

    InconvertibleException(@Nullable Object value, String expectation) {
        super("expected " + expectation, null, false, false);
        this.value = value;
        this.expectation = expectation;
    }

    @Nullable Object value() {
        return value;
    }

    String expectation() {
        return expectation;
    }
}
