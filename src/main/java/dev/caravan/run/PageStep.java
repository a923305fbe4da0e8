package dev.caravan.run;

import dev.caravan.model.StopSignal;
import java.util.List;

/**
 * What the records of each page pass through before they are staged. Thread-safe.
 */
public interface PageStep {
    /**
     * The records that go on, in order; those that are refused already go on as they are.
     *
     * @throws RunFailedException when the page cannot be staged; it is read again by the next run
     */
    List<PageRecord> apply(List<PageRecord> records, StopSignal stop);
}
