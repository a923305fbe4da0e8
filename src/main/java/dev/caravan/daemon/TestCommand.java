package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.camel.CaravanException;
import dev.caravan.camel.CaseFiles;
import dev.caravan.camel.CaseMappings;
import dev.caravan.config.ConfigException;
import dev.caravan.json.JsonDifference;
import dev.caravan.mapping.ExampleFile;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappingExample;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan test [case…]}: maps the examples of {@code test.yaml} and shows what has become different.
 */
@Command(
        name = "test",
        description = "Maps the examples of test.yaml and compares. 运行映射样例",
        footer = "Exit code: 0 every example holds, 2 some do not, 1 failed.")
final class TestCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "CASE",
            description = "Only these cases, not all that have a test.yaml 方案名")
    private List<String> names = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final ExampleClock clock = new ExampleClock(Clock.systemUTC());

    @Override
    public Integer call() {
        Settings settings = Settings.load(options);
        List<String> wanted = new CaseFolders(settings, List.of(ExampleFile.NAME)).wanted(names);
        CamelContext context = Contexts.make(settings);
        context.getRegistry().bind("clock", clock);
        try {
            int code = 0;
            for (String name : wanted) {
                int proved = prove(context, name);
                code = code == CaseOutcome.FAILED || proved == 0 ? code : proved;
            }
            return code;
        } finally {
            context.stop();
        }
    }

    /** The exit code that a case alone deserves; one that cannot be tried does not keep the others from being tried. */
    private int prove(CamelContext context, String caseName) {
        try {
            return isProved(context, caseName) ? 0 : CaseOutcome.SOME_LEFT;
        } catch (ConfigException | CaravanException unusable) {
            spec.commandLine().getErr().println(unusable.getMessage());
            return CaseOutcome.FAILED;
        }
    }

    private boolean isProved(CamelContext context, String caseName) {
        CaseFiles files = Caravan.of(context).caseFiles();
        FieldMapping mapping = CaseMappings.trial(context, caseName);
        List<MappingExample> examples = ExampleFile.read(
                files.nameOf(caseName, ExampleFile.NAME),
                files.read(caseName, ExampleFile.NAME).orElse(""));
        int holding = 0;
        for (MappingExample example : examples) {
            clock.set(example.now());
            holding += isShown(caseName, example, example.tryWith(mapping)) ? 0 : 1;
        }
        spec.commandLine()
                .getOut()
                .println(caseName + ": " + holding + " of " + examples.size() + " examples hold 样例通过 " + holding + "/"
                        + examples.size());
        return holding == examples.size();
    }

    /** Shows what is wrong with an example; says whether anything is. */
    private boolean isShown(String caseName, MappingExample example, MappingExample.Result result) {
        if (result.holds()) {
            return false;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "✗ " + caseName + ", " + example.name() + " (" + example.place().withPath("") + ")");
        if (result.problem() != null) {
            out.println("  " + result.problem());
        }
        if (!result.differences().isEmpty()) {
            Table table = new Table("  path 路径", "test.yaml", "mapped 映射结果");
            for (JsonDifference difference : result.differences()) {
                table.row(
                        "  " + difference.path(),
                        JsonDifference.text(difference.left()),
                        JsonDifference.text(difference.right()));
            }
            table.print(out);
        }
        return true;
    }
}
