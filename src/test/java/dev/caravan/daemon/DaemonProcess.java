package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** {@code caravan …} as a process of its own. */
final class DaemonProcess implements AutoCloseable {
    private static final int DUMPED_WITHIN_SECONDS = 2;
    private static final int FIRST_PORT = 20_000;
    private static final int FIRST_PORT_OF_THE_SYSTEM = 32_768;
    private static final int PORT_TRIES = 100;

    final Path log;
    final int port;
    private final Process process;

    private DaemonProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static DaemonProcess start(CommandWorld world, String... arguments) throws IOException {
        return start(world, Path.of("src/main/resources/logback.xml"), arguments);
    }

    static DaemonProcess start(CommandWorld world, Path logging, String... arguments) throws IOException {
        Path log = Files.createTempFile(world.folder, "caravan", ".log");
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dlogback.configurationFile=" + logging.toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                CaravanCommand.class.getName()));
        command.addAll(List.of(arguments));
        command.add("--routes=" + world.routes());
        command.add("-Dcaravan.http.port=" + port);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new DaemonProcess(process, log, port);
    }

    /** One that no connection of another process takes by chance until the child has it. */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(PORT_TRIES, FIRST_PORT, FIRST_PORT_OF_THE_SYSTEM)
                .filter(DaemonProcess::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** SIGTERM; fails with what it said, and with what its threads do, when the process has not ended after so many seconds. */
    void terminate(int seconds) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.waitFor(DUMPED_WITHIN_SECONDS, TimeUnit.SECONDS);
            fail("it still runs %d s after SIGTERM: %s", seconds, output());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
