package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped case, as it is, with very many warehouses in a process with {@code -Xmx160m}. Other numbers, options and
 * stores: the system properties {@code caravan.test.large}, {@code caravan.test.jvm}, {@code caravan.test.store}.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class LargeRunIT {
    private static final int LARGE = Integer.getInteger("caravan.test.large", 500_000);
    private static final int SMALL = LARGE / 20;
    private static final List<String> OPTIONS =
            List.of(System.getProperty("caravan.test.jvm", "-Xmx160m").split(" ", -1));
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    /** What may still grow: caches that are bounded but not yet full, one number per page against endless repetition. */
    private static final long SLACK_KIB = 16 * 1024;

    @TempDir
    Path folder;

    @Test
    void memoryDoesNotGrowWithTheNumberOfRecords() throws Exception {
        Memory small = move(SMALL);
        Memory large = move(LARGE);
        assertThat(large.liveKib()).isLessThan(small.liveKib() + SLACK_KIB);
    }

    private record Memory(long liveKib, long peakKib) {}

    private Memory move(int warehouses) throws Exception {
        String url = System.getProperty("caravan.test.store", "jdbc:sqlite:" + folder.resolve(warehouses + ".db"));
        Map<String, String> calm = Map.of(
                "caravan.connection.jackyun.response-timeout", "60s",
                "caravan.connection.k3cloud.response-timeout", "60s");
        try (CaseChildren children = new CaseChildren(warehouses, url, folder, calm);
                CaseChild child = children.startWatched(OPTIONS)) {
            long began = System.nanoTime();
            child.endedWell(PATIENCE);
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
            children.verifyEnd();
            Memory memory = memory(child.said());
            System.out.printf(
                    "%,d warehouses with %s: %d s, %,d records/s, live heap at most %d MiB, peak RSS %d MiB%n",
                    warehouses,
                    String.join(" ", OPTIONS),
                    seconds,
                    warehouses / seconds,
                    memory.liveKib() / 1024,
                    memory.peakKib() / 1024);
            return memory;
        }
    }

    private static Memory memory(List<String> said) {
        String[] told = said.stream()
                .filter(line -> line.startsWith("memory "))
                .findFirst()
                .orElseThrow()
                .split(" ", -1);
        return new Memory(Long.parseLong(told[1]), Long.parseLong(told[2]));
    }
}
