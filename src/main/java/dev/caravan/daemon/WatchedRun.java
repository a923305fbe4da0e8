package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.store.Store;
import java.io.PrintWriter;
import java.time.Duration;
import org.apache.camel.CamelContext;

/**
 * A case's single run before a person's eyes. The context must be started.
 */
final class WatchedRun implements AutoCloseable {
    private final Stopping stopping;
    private final RunTally tally;
    private final Store store;
    private final long caseId;
    private final SingleRun run;
    private final ProgressDisplay display;

    /**
     * Loads the case, which starts its delivery, and shows its progress from then on.
     *
     * @param baseline whether what is read only counts as written, and nothing is delivered
     * @param among whether other cases run beside this one
     */
    WatchedRun(
            CamelContext context,
            String caseName,
            boolean baseline,
            boolean among,
            Stopping stopping,
            PrintWriter out) {
        this.stopping = stopping;
        tally = new RunTally(caseName);
        new CaseLoader(context).requireKnown(caseName);
        store = Contexts.store(context);
        caseId = store.cases().idOf(caseName);
        long before = CaseOutcome.open(store.records().counts(caseId));
        run = new SingleRun(context, caseName, baseline, tally, stopping);
        Caravan.of(context).addListener(tally);
        display = new ProgressDisplay(tally, among, before, run::done, out, Terminal.isAttached());
        Caravan.of(context).addListener(display);
        load();
    }

    private void load() {
        try {
            run.load();
        } catch (RuntimeException unusable) {
            close();
            throw unusable;
        }
    }

    /** Runs until everything due is done, something cannot be done, or a stop is asked for. */
    CaseOutcome run() {
        long start = System.nanoTime();
        String problem = run.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        boolean held = store.cases().hold(caseId).isPresent();
        return new CaseOutcome(
                tally, problem, stopping.shouldStop(), held, store.records().counts(caseId), took);
    }

    /** Ends the display. */
    @Override
    public void close() {
        display.close();
    }
}
