package dev.caravan.daemon;

/**
 * A command cannot do what it was asked; the message is a sentence for people and all they get to see.
 */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
