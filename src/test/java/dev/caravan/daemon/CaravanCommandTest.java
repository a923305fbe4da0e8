package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CaravanCommandTest {
    @TempDir
    private Path folder;

    @Test
    void outputThatIsLostIsNoSuccess() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int written) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        StringWriter err = new StringWriter();

        int code = CaravanCommand.execute(
                new PrintWriter(new OutputStreamWriter(full, StandardCharsets.UTF_8)),
                new PrintWriter(err, true),
                "--help");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("could not be written whole");
    }

    /** As the README says. */
    @Test
    void commandsTakeTheCommonOptions() {
        leaves(CaravanCommand.line()).forEach(command -> {
            boolean imports = command.getCommandName().equals("import");
            List<String> common = imports ? List.of("--routes") : List.of("--routes", "--config", "-D");
            assertThat(command.getCommandSpec().optionsMap().keySet())
                    .as(command.getCommandName())
                    .containsAll(common);
        });
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(CaravanCommandTest::leaves);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead", "dead list", "status", "import"})
    void commandsExplainThemselves(String command) {
        CommandWorld.Outcome outcome = CommandWorld.execute((command + " --help").split(" "));

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("Usage: caravan " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead list --limit -1", "compare x --against y --limit=-1", "dead list --limit many"})
    void negativeCountsAreRefused(String line) {
        CommandWorld.Outcome outcome = CommandWorld.execute(line.split(" "));

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.err()).contains("--limit").contains("is no number from 0 on");
    }

    @Test
    void anArgumentThatTheLocaleCannotSpellIsRefused() {
        CommandWorld.Outcome outcome = CommandWorld.execute("once", "\uFFFD\uFFFD\uFFFD");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.err()).contains("set LANG=C.UTF-8").doesNotContain("\uFFFD");
    }

    @Test
    void aCaseThatTheLocaleCannotSpellIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("\uFFFD\uFFFD"));

        CommandWorld.Outcome outcome = CommandWorld.execute("lint", "--routes=" + folder);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("set LANG=C.UTF-8");
    }
}
