package dev.caravan.daemon;

import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan once <case>}.
 */
@Command(
        name = "once",
        description = "Runs a case once: extraction, then delivery of everything due. 单次运行一个方案",
        footer = "Exit code: 0 all written, 2 some records are dead or waiting, 1 failed or on hold.")
final class OnceCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "CASE", description = "Name of the case: its folder in the folder of the cases 方案名")
    private String caseName = "";

    @Option(
            names = "--baseline",
            description = "Reads all and takes it for written: nothing is sent until something changes. 建立基线, 不写入")
    private boolean baseline;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.load(options);
        SettingsCheck.run(settings);
        CamelContext context = Contexts.make(settings);
        return new RunConsole(context, caseName, baseline, spec.commandLine().getOut()).run();
    }
}
