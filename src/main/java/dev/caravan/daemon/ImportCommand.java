package dev.caravan.daemon;

import dev.caravan.connection.AuthSchemes;
import dev.caravan.migrate.Finding;
import dev.caravan.migrate.Finding.Kind;
import dev.caravan.migrate.ImportOptions;
import dev.caravan.migrate.ImportResult;
import dev.caravan.migrate.Importer;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan import FILE…}: makes a case of configurations of 轻易云.
 */
@Command(
        name = "import",
        description = "Makes a case of configurations of 轻易云. 导入轻易云的方案配置",
        footer = "Exit code: 0 imported, 2 imported but something is to be filled in or not supported, 1 failed.")
final class ImportCommand implements Callable<Integer> {
    private static final Path ROUTES = Path.of("routes");

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON of a source, a target, or both 源或目标的 JSON 文件")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--name",
            paramLabel = "CASE",
            description = "Name of the case 方案名 (default: made of the APIs' names)")
    private @Nullable String name;

    @Option(
            names = {"--out", "--routes"},
            paramLabel = "DIR",
            defaultValue = "routes",
            description = "Folder of the cases 方案目录 (default: routes)")
    private Path out = ROUTES;

    @Option(
            names = "--cron",
            paramLabel = "CRON",
            description =
                    "When the source is read, five fields, where the files do not say 源的调度 (default: once an hour)")
    private @Nullable String cron;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            defaultValue = ImportOptions.SINCE,
            description = "Where the first window starts 首次读取的起点 (default: ${DEFAULT-VALUE})")
    private String since = ImportOptions.SINCE;

    @Option(names = "--force", description = "Replaces a case of that name; files that differ are kept as .old 覆盖已有方案")
    private boolean force;

    @Option(names = "--debug", description = "Shows where an error came from 显示错误堆栈")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help 显示帮助")
    boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        VendorProfiles profiles = new VendorProfiles(
                ProfileFiles.builtIn(ImportCommand.class.getClassLoader()),
                ProfileFiles.in(out.resolve("vendors")),
                AuthSchemes.builtIn().placeholders());
        ImportResult result = new Importer(profiles, out).run(files, new ImportOptions(name, cron, since, force));
        show(result);
        return result.count(Kind.OPEN) + result.count(Kind.UNSUPPORTED) == 0 ? 0 : CaseOutcome.SOME_LEFT;
    }

    private void show(ImportResult result) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(result.caseName() + ": " + result.whole());
        result.files().forEach(file -> out.println("  " + file));
        for (Kind kind : Kind.values()) {
            if (result.count(kind) > 0) {
                out.println();
                out.println(kind.title() + ": " + result.count(kind));
            }
            if (kind == Kind.OPEN || kind == Kind.UNSUPPORTED) {
                result.findings().stream()
                        .filter(finding -> finding.kind() == kind)
                        .forEach(finding -> out.println("  " + line(finding)));
            }
        }
        out.println();
        out.println("All of it with its places is in report.md. 详见 report.md");
        out.println("Next 下一步: caravan preview " + result.caseName()
                + (this.out.equals(ROUTES) ? "" : " --routes " + this.out));
    }

    private static String line(Finding finding) {
        return finding.place() + ": " + DisplayWidth.cut(finding.text(), 400);
    }
}
