package dev.caravan.mapping.expression;

/** A look-up cannot be answered within its bounds; the message is a sentence with what to do. */
public final class LookUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LookUpException(String message) {
        super(message);
    }
}
