package dev.caravan.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables that are printed. Medians, with the slowest and fastest round. */
final class Report {
    private Report() {}

    static String comparison(String store, Map<Program, List<Measure>> measures) {
        StringBuilder text = new StringBuilder(String.format(
                "%n%-12s %-18s %10s %17s %12s %10s %12s%n",
                store,
                "median of " + rounds(measures),
                "records/s",
                "slowest–fastest",
                "CPU-s per M",
                "peak MiB",
                "vs Caravan"));
        double caravan = rate(measures.get(Program.CARAVAN));
        measures.forEach((program, rounds) -> text.append(String.format(
                Locale.ROOT,
                "%-12s %-18s %,10.0f %8.0f–%8.0f %12.1f %10.0f %12.2f%n",
                "",
                program.title(),
                rate(rounds),
                rounds.stream().mapToDouble(Measure::recordsPerSecond).min().orElse(0),
                rounds.stream().mapToDouble(Measure::recordsPerSecond).max().orElse(0),
                Measure.median(rounds, Measure::cpuSecondsPerMillion),
                rounds.stream().mapToDouble(Measure::peakMib).max().orElse(0),
                caravan / rate(rounds))));
        return text.toString();
    }

    private static int rounds(Map<Program, List<Measure>> measures) {
        return measures.values().iterator().next().size();
    }

    static String share(int readAhead, double limit, List<Measure> measures) {
        return String.format(
                Locale.ROOT,
                "50 ms per answer, readAhead %d: %,.0f records/s, limit %,.0f, share %.2f",
                readAhead,
                rate(measures),
                limit,
                rate(measures) / limit);
    }

    private static double rate(List<Measure> measures) {
        return Measure.median(measures, Measure::recordsPerSecond);
    }
}
