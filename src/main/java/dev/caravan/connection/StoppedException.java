package dev.caravan.connection;

/**
 * A wait ended because the work must stop; nothing was sent.
 */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was ended, in a few words. */
    public StoppedException(String message) {
        super(message);
    }
}
