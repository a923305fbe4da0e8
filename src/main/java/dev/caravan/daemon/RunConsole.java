package dev.caravan.daemon;

import java.io.PrintWriter;
import org.apache.camel.CamelContext;

/**
 * Runs a case once before a person's eyes: progress, summary, exit code.
 */
final class RunConsole {
    private final CamelContext context;
    private final String caseName;
    private final boolean baseline;
    private final PrintWriter out;

    /**
     * @param baseline whether what is read only counts as written, and nothing is delivered
     */
    RunConsole(CamelContext context, String caseName, boolean baseline, PrintWriter out) {
        this.context = context;
        this.caseName = caseName;
        this.baseline = baseline;
        this.out = out;
    }

    /** Starts the context, runs the case and stops the context again; returns the exit code. */
    int run() {
        try (Stopping stopping = Stopping.listen(context::stop)) {
            context.start();
            CaseOutcome outcome;
            try (WatchedRun run = new WatchedRun(context, caseName, baseline, false, stopping, out)) {
                outcome = run.run();
            }
            new OutcomeReport(out, baseline).print(outcome, Contexts.store(context));
            context.stop();
            return outcome.code();
        } finally {
            context.stop();
        }
    }
}
