package dev.caravan.daemon;

import dev.caravan.config.NearestName;
import dev.caravan.model.CauseCount;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan dead replay <case> --key K | --cause C | --all}: marks records for delivery again. A running daemon takes
 * them up by itself.
 */
@Command(name = "replay", description = "Marks dead records for delivery again. 重放错误记录")
final class DeadReplayCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "CASE", description = "Name of the case 方案名")
    private String caseName = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which = new Which();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Which records. */
    static final class Which {
        @Option(names = "--key", paramLabel = "KEY", description = "The record with this key 编码")
        private String key = "";

        @Option(names = "--cause", paramLabel = "CAUSE", description = "All dead records of this cause 原因")
        private String cause = "";

        @Option(names = "--all", description = "All dead records of the case 全部")
        private boolean all;
    }

    @Override
    public Integer call() {
        Contexts.withStore(options, this::replay);
        return 0;
    }

    private void replay(CamelContext context) {
        Store store = Contexts.store(context);
        long caseId = KnownCases.require(context, store, caseName);
        int marked = which.key.isEmpty()
                ? store.records().redeliverDead(caseId, which.all ? "" : knownCause(store, caseId))
                : one(store, caseId);
        long left = which.key.isEmpty() ? left(store, caseId) : 0;
        if (marked == 0 && left > 0) {
            throw new CommandException("No record is marked: " + why(left));
        }
        spec.commandLine()
                .getOut()
                .println(marked + " records are marked for delivery 条记录将重新写入"
                        + (marked == 0 ? "" : "; a running daemon takes them up, or: caravan once " + caseName)
                        + (left == 0 ? "" : "\n" + why(left)));
    }

    /** Dead records that were asked for and could not be marked. */
    private long left(Store store, long caseId) {
        return store.records().deadByCause(caseId).stream()
                .filter(cause -> which.all || cause.cause().equals(which.cause))
                .mapToLong(CauseCount::records)
                .sum();
    }

    private static String why(long records) {
        return Summary.number(records)
                + " records stay dead: they were refused when they were read, or their body is not kept any more; "
                + DeadListCommand.REMEDY;
    }

    private int one(Store store, long caseId) {
        StoredRecord record = store.records()
                .find(caseId, which.key)
                .orElseThrow(() ->
                        new CommandException("Case " + caseName + " has no record with the key \"" + which.key + "\""));
        if (record.status() == RecordStatus.FILTERED) {
            throw new CommandException("Record " + which.key + " does not match the case's where: it is not delivered");
        }
        int marked = store.records().redeliver(caseId, List.of(record.id()));
        if (marked == 0) {
            throw new CommandException("Record " + which.key + " cannot be sent: "
                    + (record.content() == null
                            ? "its body is not kept any more; it comes again when the source shows it changed"
                            : "it was refused when it was read, " + record.cause() + ": " + record.note() + "; "
                                    + DeadListCommand.REMEDY));
        }
        return marked;
    }

    private String knownCause(Store store, long caseId) {
        List<String> causes = store.records().deadByCause(caseId).stream()
                .map(CauseCount::cause)
                .toList();
        if (!causes.contains(which.cause)) {
            throw new CommandException("Case " + caseName + " has no dead records of cause \"" + which.cause + "\""
                    + NearestName.of(which.cause, causes)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(causes.isEmpty() ? "" : ". Its causes are " + String.join(", ", causes)));
        }
        return which.cause;
    }
}
