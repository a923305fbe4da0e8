package dev.caravan.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Watches the memory of its own process: collects every few seconds and keeps the most that was still alive. */
final class MemoryWatch {
    private static final int EVERY_MILLIS = 4_000;

    private volatile long mostLive;

    private MemoryWatch() {}

    static MemoryWatch start() {
        MemoryWatch watch = new MemoryWatch();
        Thread thread = new Thread(watch::run, "memory watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(EVERY_MILLIS);
                look();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        System.gc();
        long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        mostLive = Math.max(mostLive, live);
    }

    /** Looks once more, so that a short run is seen too. */
    long mostLiveKib() {
        look();
        return mostLive / 1024;
    }

    /** Peak resident memory, as the kernel counts it; 0 where there is no {@code /proc}. */
    static long peakKib() {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
