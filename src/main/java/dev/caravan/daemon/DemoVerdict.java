package dev.caravan.daemon;

import dev.caravan.daemon.demo.DemoCase;
import dev.caravan.model.RecordStatus;
import dev.caravan.store.Store;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the oracles of the demo's cases and tells a person.
 */
final class DemoVerdict {
    private final Store store;
    private final PrintWriter out;

    DemoVerdict(Store store, PrintWriter out) {
        this.store = store;
        this.out = out;
    }

    /**
     * Prints the first case in full, a line for each, and the verdict.
     *
     * @param outcomes in the order of the cases
     * @return whether all is as it should be
     */
    boolean print(List<DemoCase> cases, List<CaseOutcome> outcomes) throws SQLException {
        new OutcomeReport(out, false).print(outcomes.get(0), store);
        out.println();
        Table table = new Table("case 方案", "read 读取", "staged 入库", "written 写入", "left 未写入", "seconds 秒", "oracle 核对");
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            List<String> differences = differences(cases.get(i), outcomes.get(i));
            differences.forEach(wrong::add);
            row(table, outcomes.get(i), differences.isEmpty());
        }
        table.print(out);
        out.println();
        out.println(
                wrong.isEmpty()
                        ? "oracle 核对: every target holds exactly what it should 与预期完全一致 ✓"
                        : "oracle 核对: not every target holds what it should 与预期不一致 ✗");
        wrong.forEach(line -> out.println("  " + line));
        out.flush();
        return wrong.isEmpty();
    }

    private List<String> differences(DemoCase demoCase, CaseOutcome outcome) throws SQLException {
        List<String> differences = new ArrayList<>();
        if (outcome.problem() != null) {
            differences.add(demoCase.name() + ": " + outcome.problem());
        }
        demoCase.oracle().differences(store).forEach(line -> differences.add(demoCase.name() + ": " + line));
        return differences;
    }

    private static void row(Table table, CaseOutcome outcome, boolean right) {
        table.row(
                outcome.caseName(),
                Summary.number(outcome.tally().read.get()),
                Summary.number(outcome.tally().staged.get()),
                Summary.number(outcome.counts().of(RecordStatus.WRITTEN)),
                Summary.number(outcome.left()),
                Summary.seconds(outcome.took()),
                right ? "✓" : "✗");
    }
}
