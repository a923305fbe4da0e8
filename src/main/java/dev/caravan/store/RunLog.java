package dev.caravan.store;

import dev.caravan.model.RunKind;
import dev.caravan.model.RunRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of runs. Thread-safe. */
public interface RunLog {
    /** Notes the start of a run and returns its id. */
    long start(long caseId, RunKind kind, String holder);

    /** Notes its end; {@code error} is a sentence, null when it ended well. */
    void finish(long runId, String summary, @Nullable String error);

    /** The newest runs first. */
    List<RunRecord> recent(long caseId, int limit);
}
