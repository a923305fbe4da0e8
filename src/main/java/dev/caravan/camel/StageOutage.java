package dev.caravan.camel;

import dev.caravan.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A time in which a delivery can take nothing: it is told once, and asks ever more rarely. Used by one thread. */
final class StageOutage {
    private static final Logger LOG = LoggerFactory.getLogger(StageOutage.class);
    private static final int MOST_DOUBLINGS = 5;

    private final String caseName;
    private int failures;

    StageOutage(String caseName) {
        this.caseName = caseName;
    }

    /** Tells the first failure, and how long to rest before the next try: 1 s, 2 s and so on up to 32 s. */
    Duration next(RuntimeException failure) {
        if (failures == 0 && failure instanceof StoreException) {
            LOG.warn("case {}: nothing is delivered for now, it is tried again: {}", caseName, failure.getMessage());
        } else if (failures == 0) {
            LOG.error("case {}: nothing is delivered for now, it is tried again", caseName, failure);
        }
        return Duration.ofSeconds(1L << Math.min(failures++, MOST_DOUBLINGS));
    }

    /** Something could be taken, or nothing was due. */
    void over() {
        if (failures > 0) {
            LOG.info("case {}: deliveries go on", caseName);
            failures = 0;
        }
    }
}
