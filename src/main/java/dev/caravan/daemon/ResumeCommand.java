package dev.caravan.daemon;

import dev.caravan.camel.LoadedCase;
import dev.caravan.model.Hold;
import dev.caravan.store.Store;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan resume <case> [--keep | --redeliver]}: lifts a hold. A running daemon goes on by itself.
 */
@Command(name = "resume", description = "Lifts the hold of a case. 恢复已暂停的方案")
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "CASE", description = "Name of the case 方案名")
    private String caseName = "";

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private @Nullable AnotherTarget anotherTarget;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What becomes of written records when the case now goes to another target. */
    static final class AnotherTarget {
        @Option(
                names = "--keep",
                description = "The target was changed: written records stay as they are 目标已变更, 已写记录保持不变")
        boolean keep;

        @Option(
                names = "--redeliver",
                description = "The target was changed: all written records are written again 目标已变更, 全部重新写入")
        boolean redeliver;
    }

    @Override
    public Integer call() {
        Contexts.withStore(options, this::resume);
        return 0;
    }

    private void resume(CamelContext context) {
        Store store = Contexts.store(context);
        PrintWriter out = spec.commandLine().getOut();
        long caseId = KnownCases.require(context, store, caseName);
        if (anotherTarget != null) {
            acceptTarget(context, store, caseId);
        }
        // before the hold is lifted: what stops half way is done again by the same command
        if (anotherTarget != null && anotherTarget.redeliver) {
            int marked = store.records().redeliverStale(caseId, Long.MAX_VALUE);
            out.println(marked + " written records are marked for delivery 条已写记录将重新写入");
        }
        Optional<Hold> hold = store.cases().hold(caseId);
        store.cases().resume(caseId);
        out.println(
                hold.isEmpty()
                        ? "Case " + caseName + " was not on hold. 方案未暂停"
                        : "Case " + caseName + " goes on 已恢复. It was on hold since "
                                + Times.text(hold.get().since()) + ": "
                                + hold.get().reason());
    }

    /** The case is loaded to learn where it goes now; nothing is sent. */
    private void acceptTarget(CamelContext context, Store store, long caseId) {
        context.start();
        CaseLoader loader = new CaseLoader(context);
        loader.requireKnown(caseName);
        loader.load(caseName, route -> route.autoStartup(false));
        LoadedCase.of(context, caseName).targetIdentity().ifPresent(identity -> store.cases()
                .target(caseId, identity));
    }
}
