package dev.caravan.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process that is talked to by lines and ends with its input. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final File log;

    /** Its errors and logs go to the file. */
    ChildProcess(List<String> jvm, Class<?> main, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        this.log = log.toFile();
        try {
            this.process = new ProcessBuilder(command).redirectError(this.log).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
    }

    void tell(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    /** The rest of the next line that begins so; other lines are skipped. */
    String answer(String beginning) throws IOException {
        List<String> skipped = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
            skipped.add(line);
        }
        throw new AssertionError("the process ended without an answer: " + skipped + errors());
    }

    private String errors() throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new java.io.FileInputStream(log), StandardCharsets.UTF_8))) {
            return reader.lines().limit(60).toList().toString();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
