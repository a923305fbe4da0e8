package dev.caravan.run;

import dev.caravan.model.StageCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an extraction ended.
 *
 * @param pages how many pages were staged
 * @param windows how many windows were completed
 * @param problem a sentence for people, null when it completed or was stopped
 */
public record ExtractionReport(
        String caseName,
        End end,
        StageCounts counts,
        int pages,
        int windows,
        Duration took,
        @Nullable String problem) {
    /** The ways a run ends. */
    public enum End {
        /** Everything due was read. */
        COMPLETE,
        /** Asked to stop between pages; the next run goes on from there. */
        STOPPED,
        /** Another process reads this case. */
        BUSY,
        /** The case is on hold. */
        HELD,
        /** A fault that the next run may get past. */
        FAILED
    }
}
