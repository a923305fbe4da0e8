package dev.caravan.camel;

/**
 * The answer asks for the same request again; the connection route redelivers on it.
 */
final class RepeatRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    RepeatRequestException(String reason) {
        super(reason, null, false, false);
    }
}
