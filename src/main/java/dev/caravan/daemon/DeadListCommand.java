package dev.caravan.daemon;

import dev.caravan.model.CauseCount;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.Store;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan dead list [case]}.
 */
@Command(name = "list", description = "Lists dead records by cause. 按原因列出错误记录")
final class DeadListCommand implements Callable<Integer> {
    /** Of records that were refused when they were read. */
    static final String REMEDY =
            "mend the source or the case; they are taken when the source shows them otherwise" + " 读取时已被拒绝, 请修正源数据或方案";

    private static final int MESSAGE = 100;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "CASE", description = "Only this case 方案名")
    private @Nullable String caseName;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            converter = Count.class,
            description = "Most rows per case 最多行数 (default: ${DEFAULT-VALUE})")
    private int limit;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Contexts.withStore(options, this::show);
        return 0;
    }

    private void show(CamelContext context) {
        Store store = Contexts.store(context);
        Set<String> names = caseName == null ? store.cases().all().keySet() : Set.of(caseName);
        boolean any = false;
        for (String name : names) {
            long caseId = KnownCases.require(context, store, name);
            any |= show(name, caseId, store);
            waiting(name, store.records().counts(caseId).waiting());
        }
        if (!any) {
            spec.commandLine().getOut().println("No dead records. 没有错误记录");
        }
    }

    /** They are not dead, but may become so. */
    private void waiting(String name, long records) {
        if (records > 0) {
            spec.commandLine()
                    .getOut()
                    .println(name + ": " + Summary.number(records) + " records wait for records of other cases 等待上游记录");
        }
    }

    private boolean show(String name, long caseId, Store store) {
        List<CauseCount> causes = store.records().deadByCause(caseId);
        if (causes.isEmpty()) {
            return false;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(name);
        Table groups = new Table("  cause 原因", "records 条数", "message 消息");
        causes.forEach(cause -> groups.row(
                "  " + cause.cause(), Summary.number(cause.records()), DisplayWidth.cut(cause.note(), MESSAGE)));
        groups.print(out);
        out.println();
        Table rows = new Table("  key 编码", "attempts 次数", "since 时间", "cause 原因", "message 消息");
        List<StoredRecord> shown = store.records().list(caseId, RecordStatus.DEAD, limit, 0);
        for (StoredRecord record : shown) {
            rows.row(
                    "  " + record.key(),
                    record.attempts(),
                    Times.text(record.changedAt()),
                    String.valueOf(record.cause()),
                    DisplayWidth.cut(String.valueOf(record.note()), MESSAGE));
        }
        rows.print(out);
        out.println();
        if (shown.isEmpty() || shown.stream().anyMatch(record -> !isRefused(record))) {
            out.println("Replay 重放: caravan dead replay " + name + " --key KEY | --cause CAUSE | --all");
        }
        if (shown.stream().anyMatch(DeadListCommand::isRefused)) {
            out.println("Records with 0 attempts were refused when they were read, and are not replayed: " + REMEDY);
        }
        return true;
    }

    /** Whether it never was to be delivered. */
    static boolean isRefused(StoredRecord record) {
        return record.attempts() == 0;
    }
}
