package dev.caravan.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a child reports of one round. */
record Measure(long records, double seconds, double cpuSeconds, long peakKib) {
    static Measure parse(String answer) {
        String[] parts = answer.split(" ");
        return new Measure(
                Long.parseLong(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Long.parseLong(parts[3]));
    }

    double recordsPerSecond() {
        return records / seconds;
    }

    double cpuSecondsPerMillion() {
        return cpuSeconds * 1e6 / records;
    }

    double peakMib() {
        return peakKib / 1024.0;
    }

    static double median(List<Measure> measures, ToDoubleFunction<Measure> figure) {
        double[] sorted = measures.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
