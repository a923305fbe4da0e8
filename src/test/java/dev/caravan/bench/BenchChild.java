package dev.caravan.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One program in a process of its own: does a round for every line of its input and answers with a line that begins with
 * {@link #ANSWER}: records, seconds, CPU seconds, peak resident memory in KiB.
 */
public final class BenchChild {
    static final String ANSWER = "@@ ";

    private BenchChild() {}

    /** The only argument names the program. */
    public static void main(String[] arguments) throws Exception {
        BenchJob job = Program.valueOf(arguments[0]).job();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer;
            try (BenchJob.Work work = job.prepare(Round.parse(line))) {
                answer = measured(work);
            }
            System.out.println(ANSWER + answer);
        }
        System.exit(0);
    }

    private static String measured(BenchJob.Work work) throws Exception {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        long records = work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        return String.format(Locale.ROOT, "%d %.6f %.6f %d", records, seconds, cpuSeconds, peakKib());
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** 0 where the system does not tell. */
    private static long peakKib() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
