package dev.caravan.daemon;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.Store;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints what a run has done.
 */
final class Summary {
    private static final int MOST_REFUSED = 20;
    private static final int LABEL = 11;
    private static final int WORD = 10;
    private static final int MESSAGE = 100;
    private static final double MILLIS = 1000.0;

    private final PrintWriter out;

    Summary(PrintWriter out) {
        this.out = out;
    }

    /**
     * What the run has done, and what of the case still waits or died.
     *
     * @param state of the case at the end: a record that was refused twice waits once
     */
    void counts(RunTally tally, CaseCounts state, Duration took) {
        line("pages", "页数", number(tally.pages.get()));
        line("read", "读取", number(tally.read.get()));
        line("filtered", "过滤", number(tally.filtered.get()));
        line("staged", "入库", number(tally.staged.get()));
        line("unchanged", "未变", number(tally.unchanged.get()));
        line("written", "写入", number(tally.written.get()));
        line("retry", "待重试", number(state.of(RecordStatus.RETRY) - state.waiting()));
        if (state.waiting() > 0) {
            line("waiting", "等待上游", number(state.waiting()));
        }
        line("dead", "错误", number(state.of(RecordStatus.DEAD)));
        if (state.of(RecordStatus.UNKNOWN) > 0) {
            line("unknown", "待查证", number(state.of(RecordStatus.UNKNOWN)));
        }
        line("retries", "请求重发", number(tally.repeats.get()));
        line("re-logins", "重新登录", number(tally.loginsAgain()));
        line(
                "waits",
                "限流等待",
                tally.pauses.get() == 0
                        ? "0"
                        : tally.pauses.get() + " (" + seconds(Duration.ofMillis(tally.pausedMillis.get())) + " s)");
        line("seconds", "耗时(秒)", seconds(took));
        double rate = tally.read.get() * MILLIS / Math.max(1, took.toMillis());
        line("records/s", "条/秒", number(Math.round(rate)));
        out.flush();
    }

    /** The newest records that were refused, with the target's own words. */
    void refused(Store store, long caseId) {
        List<StoredRecord> refused = new ArrayList<>();
        for (RecordStatus status : List.of(RecordStatus.RETRY, RecordStatus.DEAD, RecordStatus.UNKNOWN)) {
            refused.addAll(store.records().list(caseId, status, MOST_REFUSED + 1, 0));
        }
        if (refused.isEmpty()) {
            return;
        }
        out.println();
        out.println("refused 被拒绝的记录");
        Table table = new Table("  key 编码", "status 状态", "message 原因");
        refused.stream()
                .limit(MOST_REFUSED)
                .forEach(record -> table.row(
                        "  " + record.key(),
                        RecordWord.of(record),
                        DisplayWidth.cut(String.valueOf(record.note()), MESSAGE)));
        table.print(out);
        if (refused.size() > MOST_REFUSED) {
            out.println("  … more 更多: caravan dead list");
        }
        out.flush();
    }

    private void line(String label, String word, String value) {
        out.println("  " + DisplayWidth.left(label, LABEL) + DisplayWidth.left(word, WORD)
                + DisplayWidth.right(value, WORD));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / MILLIS);
    }
}
