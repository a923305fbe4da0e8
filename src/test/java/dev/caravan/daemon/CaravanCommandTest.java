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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
