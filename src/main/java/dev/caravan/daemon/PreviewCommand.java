package dev.caravan.daemon;

import dev.caravan.camel.CasePreview;
import dev.caravan.camel.LoadedCase;
import dev.caravan.json.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan preview <case>}: reads one page and shows what would be written. Stages nothing, writes nothing.
 */
@Command(name = "preview", description = "Reads one page and shows what would be written; writes nothing. 预览, 不写入任何数据")
final class PreviewCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "CASE", description = "Name of the case 方案名")
    private String caseName = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.load(options);
        SettingsCheck.run(settings);
        CamelContext context = Contexts.make(settings);
        context.getRegistry().bind("store", new OfflineStore());
        context.getRegistry().bind("lookUps", new StoredLookUps(options, caseName).orNothingYet());
        try (Stopping stopping = Stopping.listen(context::stop)) {
            context.start();
            CaseLoader loader = new CaseLoader(context);
            loader.requireKnown(caseName);
            loader.load(caseName, CaseLoader::leaveIdle);
            return show(LoadedCase.of(context, caseName).preview(stopping));
        } finally {
            context.stop();
        }
    }

    private int show(CasePreview preview) {
        PrintWriter out = spec.commandLine().getOut();
        part("Request to the source 源请求", preview.sourceRequest());
        out.println("Read 读取 " + preview.read() + ", matching where 符合条件 " + preview.matching()
                + ". Nothing was staged or written. 未写入任何数据");
        out.println();
        if (preview.record() == null) {
            out.println("No record of this page would be delivered. 本页没有需要写入的记录");
            return 0;
        }
        part("Source record 源记录", PrettyJson.of(preview.record()));
        if (preview.payload() != null) {
            part("Mapped 映射结果", PrettyJson.of(Json.write(preview.payload())));
        }
        if (preview.targetRequest() != null) {
            part("Request to the target (not sent) 目标请求(未发送)", preview.targetRequest());
        }
        if (preview.problem() != null) {
            part("Not mapped 无法映射", preview.problem());
            return CaseOutcome.SOME_LEFT;
        }
        return 0;
    }

    private void part(String title, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("── " + title + " " + "─".repeat(Math.max(3, 70 - DisplayWidth.of(title))));
        out.println(text);
        out.println();
    }
}
