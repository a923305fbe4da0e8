package dev.caravan.run;

import dev.caravan.model.Action;

/**
 * A run cannot go on. The message is a whole sentence for people: case, connection, operation, what happened, what to do.
 */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Action action;

    /**
     * @param action {@code FAIL} puts the case on hold; {@code RATE_LIMITED} and {@code RETRY} leave it to the next run
     */
    public RunFailedException(String message, Action action) {
        super(message);
        this.action = action;
    }

    public Action action() {
        return action;
    }
}
