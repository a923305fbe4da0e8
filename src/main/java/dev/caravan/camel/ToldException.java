package dev.caravan.camel;

/** A run ended with a problem that its listeners have been told. The message is theirs. */
final class ToldException extends CaravanException {
    private static final long serialVersionUID = 1L;

    ToldException(String message) {
        super(message);
    }
}
