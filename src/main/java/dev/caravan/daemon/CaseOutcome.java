package dev.caravan.daemon;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a case's single run.
 *
 * @param problem why it could not do all it should, or null
 * @param stopped whether somebody asked for the end before it was done
 * @param held whether the case is on hold now
 * @param counts the case's records after it
 */
record CaseOutcome(
        RunTally tally, @Nullable String problem, boolean stopped, boolean held, CaseCounts counts, Duration took) {
    static final int ALL_WRITTEN = 0;
    static final int FAILED = 1;
    static final int SOME_LEFT = 2;

    String caseName() {
        return tally.caseName();
    }

    /** The exit code it deserves. */
    int code() {
        if (stopped) {
            return SOME_LEFT;
        }
        return problem != null || held ? FAILED : left() == 0 ? ALL_WRITTEN : SOME_LEFT;
    }

    /** Records that are not at the target: dead ones, and those to be delivered yet. */
    long left() {
        return open(counts) + counts.of(RecordStatus.DEAD);
    }

    /** Records to be delivered yet. */
    static long open(CaseCounts counts) {
        return counts.of(RecordStatus.PENDING)
                + counts.of(RecordStatus.LEASED)
                + counts.of(RecordStatus.RETRY)
                + counts.of(RecordStatus.UNKNOWN);
    }
}
