package dev.caravan.daemon;

import dev.caravan.model.StoredRecord;
import dev.caravan.store.Store;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan dead show <case> <key>}; shows records of any status.
 */
@Command(name = "show", description = "Shows a record and what became of it. 查看一条记录")
final class DeadShowCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(index = "0", paramLabel = "CASE", description = "Name of the case 方案名")
    private String caseName = "";

    @Parameters(index = "1", paramLabel = "KEY", description = "The record's key 编码")
    private String key = "";

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
        long caseId = KnownCases.require(context, store, caseName);
        StoredRecord record = store.records()
                .find(caseId, key)
                .orElseThrow(
                        () -> new CommandException("Case " + caseName + " has no record with the key \"" + key + "\""));
        PrintWriter out = spec.commandLine().getOut();
        Table table = new Table("key 编码", record.key());
        table.row("status 状态", RecordWord.of(record))
                .row("version 版本", record.version() + ", target has 目标已有 " + record.writtenVersion())
                .row("attempts 次数", record.attempts())
                .row("since 时间", Times.text(record.changedAt()))
                .row("due 下次", Times.text(record.due()))
                .row("cause 原因", Objects.requireNonNullElse(record.cause(), "-"))
                .row("message 消息", Objects.requireNonNullElse(record.note(), "-"));
        table.print(out);
        out.println();
        out.println(
                record.content() == null ? "(the body is not kept any more 内容已清理)" : PrettyJson.of(record.content()));
    }
}
