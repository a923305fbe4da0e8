package dev.caravan.daemon;

import dev.caravan.store.Store;
import java.io.PrintWriter;

/**
 * Tells a person what came of a case's run.
 */
final class OutcomeReport {
    private static final String BASELINE = "all that was read counts as written, nothing was sent 已建立基线, 未写入任何数据";

    private final PrintWriter out;
    private final boolean baseline;

    OutcomeReport(PrintWriter out, boolean baseline) {
        this.out = out;
        this.baseline = baseline;
    }

    void print(CaseOutcome outcome, Store store) {
        out.println(outcome.caseName() + ": " + verdict(outcome));
        if (outcome.stopped()) {
            new Summary(out).counts(outcome.tally(), outcome.counts(), outcome.took());
            return;
        }
        if (outcome.problem() != null) {
            out.println("  " + outcome.problem());
        }
        if (outcome.held()) {
            out.println("  It stays on hold until its configuration changes, or: caravan resume " + outcome.caseName());
        }
        new Summary(out).counts(outcome.tally(), outcome.counts(), outcome.took());
        new Summary(out).refused(store, store.cases().idOf(outcome.caseName()));
    }

    private String verdict(CaseOutcome outcome) {
        if (outcome.stopped()) {
            return "stopped 已停止; the next run goes on from there 下次从断点继续";
        }
        if (outcome.held()) {
            return "on hold 已暂停";
        }
        return switch (outcome.code()) {
            case CaseOutcome.ALL_WRITTEN -> baseline ? BASELINE : "done, all written 完成";
            case CaseOutcome.SOME_LEFT -> "done, some records are dead or waiting 完成, 有记录未写入";
            default -> "failed 失败";
        };
    }
}
