package dev.caravan.run;

import dev.caravan.json.Json;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.RunKind;
import dev.caravan.model.StageCounts;
import dev.caravan.store.StoreException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what a run has done and tells the listeners. One thread.
 */
final class RunProgress {
    private static final Logger LOG = LoggerFactory.getLogger(RunProgress.class);

    private final String caseName;
    private final RunEnvironment environment;
    private final long startedAt;
    private StageCounts counts = StageCounts.NONE;
    private int pages;
    private int windows;
    private long runId;

    RunProgress(String caseName, RunEnvironment environment) {
        this.caseName = caseName;
        this.environment = environment;
        this.startedAt = environment.nanoTime().getAsLong();
    }

    void start(long caseId) {
        runId = environment.store().runs().start(caseId, RunKind.EXTRACT, environment.holder());
        environment.listener().on(new RunEvent.Started(caseName, RunKind.EXTRACT));
    }

    void windowOpened(ReadWindow window) {
        environment.listener().on(new RunEvent.WindowOpened(caseName, window));
    }

    void pageStaged(int page, StageCounts staged, @Nullable Long total) {
        pages++;
        counts = counts.plus(staged);
        environment.listener().on(new RunEvent.PageStaged(caseName, page, staged, total));
    }

    void windowClosed(ReadWindow window) {
        windows++;
        environment.listener().on(new RunEvent.WindowClosed(caseName, window));
    }

    void warn(String message) {
        environment.listener().on(new RunEvent.Warned(caseName, message));
    }

    ExtractionReport end(ExtractionReport.End end, @Nullable String problem) {
        Duration took = Duration.ofNanos(environment.nanoTime().getAsLong() - startedAt);
        ExtractionReport report = new ExtractionReport(caseName, end, counts, pages, windows, took, problem);
        if (runId != 0) {
            remember(problem);
        }
        environment.listener().on(new RunEvent.Extracted(caseName, report));
        return report;
    }

    /** Its end is told to the listeners even when the store cannot be reached. */
    private void remember(@Nullable String problem) {
        try {
            environment.store().runs().finish(runId, summary(), problem);
        } catch (StoreException unavailable) {
            LOG.warn("case {}: the end of this run could not be stored: {}", caseName, unavailable.getMessage());
        }
    }

    private String summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("pages", pages);
        summary.put("windows", windows);
        summary.put("read", counts.read());
        summary.put("staged", counts.staged());
        summary.put("unchanged", counts.unchanged());
        summary.put("filtered", counts.filtered());
        summary.put("rejected", counts.rejected());
        summary.put("stale", counts.stale());
        summary.put("duplicate", counts.duplicate());
        return Json.write(summary);
    }
}
