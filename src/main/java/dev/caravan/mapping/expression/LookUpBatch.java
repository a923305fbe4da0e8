package dev.caravan.mapping.expression;

import dev.caravan.model.ContentFilter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the records of one batch share: the moments they are mapped by, and their look-ups. Its rows are rendered twice: first only what they look up is collected, then all is asked for
 * at once, and the second rendering finds the answers. One thread at a time.
 */
public final class LookUpBatch {
    private final LookUpSource source;
    private final MappingTimes times;
    private final Map<LookUpPlan, Map<ContentFilter, Found>> answers = new HashMap<>();
    private boolean collecting;

    public LookUpBatch(LookUpSource source, MappingTimes times) {
        this.source = source;
        this.times = times;
    }

    /** The moments its records are mapped by. */
    MappingTimes times() {
        return times;
    }

    /** Collects what a rendering looks up, and answers it. */
    public void collect(Runnable rendering) {
        collecting = true;
        try {
            rendering.run();
        } finally {
            collecting = false;
        }
        answers.forEach((plan, asked) -> new LookUpRun(plan, asked).answer(source));
    }

    /** Whether what is looked up is only being collected. */
    boolean isCollecting() {
        return collecting;
    }

    /** The answer; empty while what is looked up is only being collected. */
    Optional<Found> find(LookUpPlan plan, ContentFilter filter) {
        Map<ContentFilter, Found> known = answers.computeIfAbsent(plan, any -> new LinkedHashMap<>());
        Found found = known.get(filter);
        if (found == null) {
            found = new Found();
            known.put(filter, found);
            if (!collecting) {
                new LookUpRun(plan, Map.of(filter, found)).answer(source);
            }
        }
        return collecting ? Optional.empty() : Optional.of(found);
    }
}
