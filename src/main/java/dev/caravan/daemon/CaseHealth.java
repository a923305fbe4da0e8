package dev.caravan.daemon;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.Hold;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.RunRecord;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * A case's health: down while it is broken or on hold. Only its readiness: to restart the process would mend neither.
 */
final class CaseHealth extends AbstractHealthCheck {
    private final CamelContext context;
    private final String caseName;
    private final @Nullable String broken;

    /**
     * @param broken why the case could not be loaded, null when it runs
     */
    CaseHealth(CamelContext context, String caseName, @Nullable String broken) {
        super("caravan", "case." + caseName);
        this.context = context;
        this.caseName = caseName;
        this.broken = broken;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("case", caseName);
        if (broken != null) {
            down(builder, "broken", broken);
            return;
        }
        try {
            describe(builder);
        } catch (StoreException unavailable) {
            down(builder, "unknown", String.valueOf(unavailable.getMessage()));
        }
    }

    private static void down(HealthCheckResultBuilder builder, String state, String problem) {
        builder.detail("state", state)
                .detail("problem", problem)
                .message(state + ": " + problem)
                .down();
    }

    private void describe(HealthCheckResultBuilder builder) {
        Store store = Contexts.store(context);
        long caseId = store.cases().idOf(caseName);
        CaseCounts counts = store.records().counts(caseId);
        List<RunRecord> runs = store.runs().recent(caseId, 1);
        StringBuilder text = new StringBuilder("loaded, last run ")
                .append(runs.isEmpty() ? "never" : runs.get(0).startedAt());
        for (RecordStatus status : RecordStatus.values()) {
            builder.detail(status.word(), counts.of(status));
            text.append(", ").append(status.word()).append(' ').append(counts.of(status));
        }
        builder.detail("waiting", counts.waiting());
        runs.stream().findFirst().ifPresent(run -> {
            builder.detail("lastRun", run.startedAt().toString());
            builder.detail("lastRunError", Objects.requireNonNullElse(run.error(), ""));
        });
        store.checkpoints().coveredUntil(caseId).ifPresent(until -> builder.detail("coveredUntil", until.toString()));
        Optional<Hold> hold = store.cases().hold(caseId);
        if (hold.isPresent()) {
            down(builder, "hold", hold.get().reason());
        } else {
            builder.detail("state", "loaded").message(text.toString()).up();
        }
    }
}
