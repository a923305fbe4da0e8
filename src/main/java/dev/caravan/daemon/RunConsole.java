package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.store.Store;
import java.io.PrintWriter;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs a case once before a person's eyes: progress, summary, exit code.
 */
final class RunConsole {
    static final int ALL_WRITTEN = 0;
    static final int FAILED = 1;
    static final int SOME_LEFT = 2;

    private static final String BASELINE = "all that was read counts as written, nothing was sent 已建立基线, 未写入任何数据";

    private final CamelContext context;
    private final String caseName;
    private final boolean baseline;
    private final PrintWriter out;
    private final RunTally tally = new RunTally();

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
        long start = System.nanoTime();
        try (Stopping stopping = Stopping.listen(context::stop)) {
            Caravan.of(context).addListener(tally);
            context.start();
            new CaseLoader(context).requireKnown(caseName);
            Store store = Contexts.store(context);
            long caseId = store.cases().idOf(caseName);
            long before = open(store.records().counts(caseId));
            SingleRun run = new SingleRun(context, caseName, baseline, tally, stopping);
            String problem;
            try (ProgressDisplay display = new ProgressDisplay(tally, before, out, Terminal.isAttached())) {
                Caravan.of(context).addListener(display);
                run.load();
                problem = run.run();
            }
            int code = report(problem, stopping, store, caseId, Duration.ofNanos(System.nanoTime() - start));
            context.stop();
            return code;
        } finally {
            context.stop();
        }
    }

    private int report(@Nullable String problem, Stopping stopping, Store store, long caseId, Duration took) {
        CaseCounts counts = store.records().counts(caseId);
        if (stopping.shouldStop()) {
            out.println(caseName + ": stopped 已停止; the next run goes on from there 下次从断点继续");
            new Summary(out).counts(tally, counts, took);
            return SOME_LEFT;
        }
        boolean held = store.cases().hold(caseId).isPresent();
        int code = problem != null ? FAILED : isAllWritten(counts) ? ALL_WRITTEN : SOME_LEFT;
        out.println(caseName + ": " + (baseline && code == ALL_WRITTEN ? BASELINE : verdict(code, held)));
        if (problem != null) {
            out.println("  " + problem);
        }
        if (held) {
            out.println("  It stays on hold until its configuration changes, or: caravan resume " + caseName);
        }
        new Summary(out).counts(tally, counts, took);
        new Summary(out).refused(store, caseId);
        return code;
    }

    private static String verdict(int code, boolean held) {
        if (held) {
            return "on hold 已暂停";
        }
        return switch (code) {
            case ALL_WRITTEN -> "done, all written 完成";
            case SOME_LEFT -> "done, some records are dead or waiting 完成, 有记录未写入";
            default -> "failed 失败";
        };
    }

    private static boolean isAllWritten(CaseCounts counts) {
        return open(counts) == 0 && counts.of(RecordStatus.DEAD) == 0;
    }

    private static long open(CaseCounts counts) {
        return counts.of(RecordStatus.PENDING)
                + counts.of(RecordStatus.LEASED)
                + counts.of(RecordStatus.RETRY)
                + counts.of(RecordStatus.UNKNOWN);
    }
}
