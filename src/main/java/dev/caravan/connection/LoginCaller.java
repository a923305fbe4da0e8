package dev.caravan.connection;

/**
 * Sends a login through the connection's own HTTP steps and returns what {@link Connection#complete} made of it.
 */
@FunctionalInterface
public interface LoginCaller {
    /** The answer, whatever its action; a {@link ConnectionException} counts as its answer. */
    Answer login(OperationCall call);
}
