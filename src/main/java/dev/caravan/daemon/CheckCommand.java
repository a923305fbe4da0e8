package dev.caravan.daemon;

import dev.caravan.camel.ConnectionProbe;
import dev.caravan.model.Action;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan check <connection>}: logs in and makes one cheap call.
 */
@Command(name = "check", description = "Logs in and makes one cheap call. 测试连接")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "CONNECTION", description = "caravan.connection.NAME 连接名")
    private String connection = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.load(options);
        SettingsCheck.run(settings);
        CamelContext context = Contexts.make(settings);
        context.getRegistry().bind("store", new OfflineStore());
        try (Stopping stopping = Stopping.listen(context::stop)) {
            context.start();
            ConnectionProbe probe = ConnectionProbe.send(context, connection, stopping);
            boolean works = probe.answer().action() == Action.OK;
            spec.commandLine()
                    .getOut()
                    .println("Connection " + connection + " (" + probe.vendor() + ") "
                            + (works
                                    ? "works 正常: " + probe.operation() + " was answered well."
                                    : "does not work 不可用: " + probe.operation() + ": "
                                            + probe.answer().describe()));
            return works ? 0 : 1;
        } finally {
            context.stop();
        }
    }
}
