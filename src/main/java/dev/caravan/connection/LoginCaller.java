package dev.caravan.connection;

/**
 * Sends a login through the connection's own HTTP steps and returns what {@link Connection#complete} made of it. Hears what
 * becomes of the token.
 */
@FunctionalInterface
public interface LoginCaller {
    /** The answer, whatever its action; a {@link ConnectionException} counts as its answer. */
    Answer login(OperationCall call);

    /** Whether the caller must stop; asked while it waits for another one's login. */
    default boolean shouldStop() {
        return false;
    }

    /** The vendor gave a new token. */
    default void obtained() {}

    /** No token can be had for now; told once, until {@link #availableAgain}. */
    default void unavailable(Answer answer) {}

    /** There is a token again. */
    default void availableAgain() {}
}
