package dev.caravan.connection;

/** Hears of calls that are sent again. Thread-safe. */
@FunctionalInterface
public interface RepeatListener {
    /**
     * The call is sent again after a back-off.
     *
     * @param connection its name
     * @param repeat 1 for the first time it is sent again
     * @param answer why
     */
    void repeated(String connection, OperationCall call, int repeat, Answer answer);
}
