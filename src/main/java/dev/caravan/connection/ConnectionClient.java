package dev.caravan.connection;

import dev.caravan.model.StopSignal;

/**
 * Sends calls of one connection and says what their answers mean. Thread-safe.
 */
public interface ConnectionClient {
    /**
     * Sends the call, repeating it as the answers allow, and returns the last answer.
     *
     * @throws StoppedException when {@code stop} ended a wait; the last request was not sent
     */
    Answer call(OperationCall call, StopSignal stop);
}
