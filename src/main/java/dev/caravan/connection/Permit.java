package dev.caravan.connection;

import dev.caravan.model.StopSignal;
import java.time.Duration;

/**
 * The right to send one request now. Closed when its answer, or its failure, is there. Used by one thread.
 */
public interface Permit extends AutoCloseable {
    /**
     * Gives the request back as completed and waits for the right to send another one in the same place, e.g. the request
     * proper after a login. The permit stays to be closed, whatever happens.
     *
     * @throws ConnectionException ({@code RATE_LIMITED}) when the time is up
     * @throws StoppedException when the work must stop
     */
    void renew(Duration atMost, StopSignal stop);

    /** The request is completed; a second call does nothing. */
    @Override
    void close();
}
