package dev.caravan.daemon;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program {@code caravan}: {@code java -jar caravan.jar <command>}.
 */
@Command(
        name = "caravan",
        description = "Moves business records between SaaS and ERP systems. 驼队: 业务系统之间搬运数据",
        mixinStandardHelpOptions = true,
        versionProvider = CaravanCommand.Version.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            OnceCommand.class,
            StatusCommand.class,
            DeadCommand.class,
            ResumeCommand.class,
            PreviewCommand.class,
            LintCommand.class,
            MapCommand.class,
            TestCommand.class,
            CompareCommand.class,
            CheckCommand.class,
            ImportCommand.class
        })
public final class CaravanCommand {
    private static final String LOG_LEVEL = "dev.caravan.daemon.log";
    private static final String RUN_LOG_LEVEL = "dev.caravan.daemon.runlog";

    private CaravanCommand() {}

    /** Runs a command and ends the process with its exit code. Standard output and error are UTF-8. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && !arguments[0].equals("run")) {
            // commands for people tell what happens themselves: the log must not tear their display
            String level = List.of("once", "demo").contains(arguments[0]) ? "WARN" : "ERROR";
            System.setProperty(LOG_LEVEL, System.getProperty(LOG_LEVEL, level));
            System.setProperty(RUN_LOG_LEVEL, System.getProperty(RUN_LOG_LEVEL, "OFF"));
        }
        System.exit(execute(stream(FileDescriptor.out), stream(FileDescriptor.err), arguments));
    }

    private static PrintWriter stream(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    /**
     * Runs a command in this process.
     *
     * @return its exit code; 64 when the arguments are not understood
     */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        if (!LocaleCheck.isReadable(arguments)) {
            err.println("An argument cannot be read; " + LocaleCheck.REMEDY);
            return ErrorSentence.WRONG_USE;
        }
        ErrorSentence errors = new ErrorSentence();
        CommandLine command = line().setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setUsageHelpAutoWidth(true);
        int code = command.execute(arguments);
        err.flush();
        // flushes, too: what was asked for has not been told when the disk is full or the reader is gone
        if (out.checkError() && code == 0) {
            err.println("The output could not be written whole. 输出未能完整写出");
            return CaseOutcome.FAILED;
        }
        return code;
    }

    /** The command line with all its commands. */
    static CommandLine line() {
        return new CommandLine(new CaravanCommand());
    }

    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "caravan "
                        + Objects.requireNonNullElse(
                                CaravanCommand.class.getPackage().getImplementationVersion(), "(development)")
            };
        }
    }
}
