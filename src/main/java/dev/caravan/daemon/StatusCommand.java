package dev.caravan.daemon;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.Hold;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.RunRecord;
import dev.caravan.store.Store;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan status [case]}: where each case stands. Works beside a running daemon.
 */
@Command(name = "status", description = "Shows where the cases stand. 查看方案状态")
final class StatusCommand implements Callable<Integer> {
    private static final List<ToLongFunction<CaseCounts>> SHOWN = List.of(
            counts -> counts.of(RecordStatus.WRITTEN),
            counts -> counts.of(RecordStatus.PENDING),
            counts -> counts.of(RecordStatus.LEASED),
            counts -> counts.of(RecordStatus.RETRY) - counts.waiting(),
            CaseCounts::waiting,
            counts -> counts.of(RecordStatus.UNKNOWN),
            counts -> counts.of(RecordStatus.DEAD),
            counts -> counts.of(RecordStatus.FILTERED));

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "CASE", description = "Only this case 方案名")
    private @Nullable String caseName;

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
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Long> stored = store.cases().all();
        if (caseName != null) {
            KnownCases.require(context, store, caseName);
        }
        Set<String> names = caseName == null ? KnownCases.names(context, store) : Set.of(caseName);
        if (names.isEmpty()) {
            out.println("There are no cases yet. 没有方案");
            return;
        }
        Table table = new Table(
                "case 方案",
                "last run 最近运行",
                "covered until 已读至",
                "written 已写",
                "pending 待写",
                "leased 在途",
                "retry 重试",
                "waiting 等待",
                "unknown 待查",
                "dead 错误",
                "filtered 过滤",
                "hold 暂停");
        names.forEach(name -> table.row(cells(name, stored.get(name), store)));
        table.print(out);
        names.forEach(name -> details(name, stored.get(name), store, out));
    }

    private static Object[] cells(String name, @Nullable Long id, Store store) {
        Object[] cells = new Object[SHOWN.size() + 4];
        cells[0] = name;
        cells[1] = id == null ? "never 未运行" : lastRun(store, id);
        cells[2] = Times.text(
                id == null ? null : store.checkpoints().coveredUntil(id).orElse(null));
        CaseCounts counts = id == null ? null : store.records().counts(id);
        for (int i = 0; i < SHOWN.size(); i++) {
            cells[3 + i] = Summary.number(counts == null ? 0 : SHOWN.get(i).applyAsLong(counts));
        }
        cells[cells.length - 1] = id != null && store.cases().hold(id).isPresent() ? "yes 是" : "-";
        return cells;
    }

    private static String lastRun(Store store, long caseId) {
        List<RunRecord> runs = store.runs().recent(caseId, 1);
        if (runs.isEmpty()) {
            return "never 未运行";
        }
        RunRecord run = runs.get(0);
        return Times.text(run.startedAt()) + (run.endedAt() == null ? stateOf(run, store, caseId) : endOf(run));
    }

    /** A run whose process was killed has no end; one that has just got it had its owner longer. */
    private static String stateOf(RunRecord run, Store store, long caseId) {
        if (store.checkpoints().isOwned(caseId)) {
            return " running 运行中";
        }
        RunRecord now = store.runs().recent(caseId, 1).get(0);
        return now.id() == run.id() && now.endedAt() == null ? " broken off 中断" : endOf(now);
    }

    private static String endOf(RunRecord run) {
        return run.error() == null ? "" : " failed 失败";
    }

    private static void details(String name, @Nullable Long id, Store store, PrintWriter out) {
        if (id == null) {
            return;
        }
        Optional<Hold> hold = store.cases().hold(id);
        hold.ifPresent(found -> out.println("\n" + name + ": on hold since 暂停于 " + Times.text(found.since()) + ": "
                + found.reason() + "\n  Resume 恢复: caravan resume " + name));
        if (hold.isEmpty()) {
            store.runs().recent(id, 1).stream()
                    .filter(run -> run.error() != null)
                    .forEach(run -> out.println("\n" + name + ": last run failed 最近一次失败: " + run.error()));
        }
    }
}
