package dev.caravan.daemon;

import dev.caravan.camel.CaravanException;
import dev.caravan.config.ConfigException;
import dev.caravan.config.NearestName;
import dev.caravan.run.RunFailedException;
import dev.caravan.store.StoreException;
import java.nio.file.InvalidPathException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells errors as a sentence or two; the stack trace only to those who ask for it.
 */
final class ErrorSentence implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final int FAILED = 1;
    static final int WRONG_USE = 64;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(of(failure));
        if (parsed.expandedArgs().contains("--debug")) {
            failure.printStackTrace(command.getErr());
        } else if (!isOurs(failure)) {
            command.getErr().println("(--debug shows where it came from)");
        }
        command.getErr().flush();
        return FAILED;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage() + meant(wrong, command));
        command.getErr().println("Help 帮助: " + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().flush();
        return WRONG_USE;
    }

    private static String meant(ParameterException wrong, CommandLine command) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> given = unmatched.getUnmatched();
        List<String> known = given.get(0).startsWith("-")
                ? command.getCommandSpec().options().stream()
                        .map(CommandLine.Model.OptionSpec::longestName)
                        .toList()
                : List.copyOf(command.getSubcommands().keySet());
        return NearestName.of(given.get(0), known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    private static String of(Throwable failure) {
        Throwable cause = failure;
        while (!isOurs(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof InvalidPathException unspeakable) {
            return "\"" + unspeakable.getInput() + "\" is no name of a file here; " + LocaleCheck.REMEDY;
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static boolean isOurs(Throwable failure) {
        return failure instanceof CommandException
                || failure instanceof CaseFileException
                || failure instanceof CaravanException
                || failure instanceof ConfigException
                || failure instanceof StoreException
                || failure instanceof RunFailedException;
    }
}
