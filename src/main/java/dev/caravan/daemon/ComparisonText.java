package dev.caravan.daemon;

import dev.caravan.daemon.PayloadComparison.Pair;
import dev.caravan.json.JsonDifference;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints where payloads differ, and how many do.
 */
final class ComparisonText {
    private static final int WIDEST = 60;

    private final PrintWriter out;
    private final int limit;

    /**
     * @param limit most differing records that are shown
     */
    ComparisonText(PrintWriter out, int limit) {
        this.out = out;
        this.limit = limit;
    }

    /**
     * Prints a comparison.
     *
     * @param failures why records gave no payload
     * @param allMeant whether each record was meant to have its payload among the platform's
     * @return the exit code
     */
    int print(PayloadComparison comparison, List<String> failures, boolean allMeant) {
        List<Pair> different = comparison.pairs().stream()
                .filter(pair -> !pair.differences().isEmpty())
                .toList();
        different.stream().limit(limit).forEach(this::print);
        List<String> missing = comparison.onlyTheirs();
        missing.stream().limit(limit).forEach(key -> out.println(key + ": no record of ours gives it 本方没有"));
        boolean failed = !failures.isEmpty() && (allMeant || !missing.isEmpty());
        if (failed) {
            failures.stream().limit(limit).forEach(out::println);
        }
        summary(comparison, different.size(), missing.size(), failures.size());
        return different.isEmpty() && missing.isEmpty() && !failed ? 0 : CaseOutcome.SOME_LEFT;
    }

    private void print(Pair pair) {
        out.println(pair.key());
        Table table = new Table("  path 路径", "theirs 平台", "ours 本方");
        for (JsonDifference difference : pair.differences()) {
            table.row("  " + difference.path(), side(difference.left()), side(difference.right()));
        }
        table.print(out);
    }

    private static String side(@Nullable Object value) {
        return DisplayWidth.cut(JsonDifference.text(value), WIDEST);
    }

    private void summary(PayloadComparison comparison, int different, int missing, int failed) {
        out.println((comparison.identity() == null ? "by position 按位置" : "by 按 " + comparison.identity()) + ": same 相同 "
                + Summary.number(comparison.pairs().size() - different) + ", different 不同 " + Summary.number(different)
                + ", only theirs 仅平台 " + Summary.number(missing) + ", only ours 仅本方 "
                + Summary.number(comparison.onlyOurs()) + ", not mapped 无法映射 " + Summary.number(failed));
    }
}
