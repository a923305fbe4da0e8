package dev.caravan.camel;

/**
 * Something in a route, case or setting is not right. The message is a whole sentence for people; a context does not start
 * with it, and a case that is loaded alone is refused alone.
 */
public sealed class CaravanException extends RuntimeException permits ToldException {
    private static final long serialVersionUID = 1L;

    public CaravanException(String message) {
        super(message);
    }

    public CaravanException(String message, Throwable cause) {
        super(message, cause);
    }
}
