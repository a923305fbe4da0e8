package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link CaseProcess}, or another program that speaks as it does, seen from its test: started, listened to, killed or paused. Thread-safe. */
final class CaseChild implements AutoCloseable {
    private static final int LINES_KEPT = 500;
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Thread listener;
    private final List<String> said = new ArrayList<>();
    private final Deque<String> log = new ArrayDeque<>();

    private CaseChild(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen, "listens to child " + process.pid());
        listener.setDaemon(true);
        listener.start();
    }

    static CaseChild start(Path settings, List<String> mode, List<String> jvmOptions) {
        return start(CaseProcess.class, settings, mode, jvmOptions);
    }

    static CaseChild start(Class<?> program, Path settings, List<String> mode, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-Xshare:auto", "-Dlogback.configurationFile=logback-child.xml", "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), program.getName()));
        command.add(settings.toString());
        command.addAll(mode);
        try {
            return new CaseChild(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void listen() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                hear(line);
            }
        } catch (IOException ended) {
            hear("its output broke: " + ended.getMessage());
        }
    }

    private synchronized void hear(String line) {
        if (line.startsWith("@")) {
            said.add(line.substring(1));
        }
        log.addLast(line);
        if (log.size() > LINES_KEPT) {
            log.removeFirst();
        }
        notifyAll();
    }

    /** Waits for a line that begins so. */
    synchronized void await(String line, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (said.stream().noneMatch(heard -> heard.startsWith(line))) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            assertThat(left)
                    .as("the child never said \"%s\": %s", line, String.join("\n", log))
                    .isPositive();
            assertThat(process.isAlive() || listener.isAlive())
                    .as("the child ended before it said \"%s\": %s", line, String.join("\n", log))
                    .isTrue();
            wait(Math.min(left, 200));
        }
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGSTOP: as a machine that sleeps, or a collection of garbage that takes minutes. */
    void pause() {
        signal("-STOP");
    }

    /** SIGCONT. */
    void goOn() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the process has ended; false when it still runs. */
    boolean ended(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until the process has ended well by itself. */
    void endedWell(Duration atMost) throws InterruptedException {
        boolean ended = ended(atMost);
        String story = story();
        assertThat(ended).as("the child still runs after %s: %s", atMost, story).isTrue();
        assertThat(process.exitValue()).as(story).isZero();
    }

    /** Waits until the process is gone, and makes sure that it was killed and did not end by itself. */
    void wasKilled(Duration atMost) throws InterruptedException {
        boolean ended = ended(atMost);
        String story = story();
        assertThat(ended)
                .as("nothing killed the child within %s: %s", atMost, story)
                .isTrue();
        assertThat(process.exitValue())
                .as("the child ended before it was killed: %s", story)
                .isEqualTo(KILLED);
    }

    synchronized List<String> said() {
        return List.copyOf(said);
    }

    synchronized String story() {
        return String.join("\n", log);
    }

    @Override
    public void close() {
        kill();
    }
}
