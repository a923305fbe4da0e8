package dev.caravan.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How often something is done in a second of one core, by the time the thread has it. */
final class Rate {
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 9;

    private Rate() {}

    /** Runs some rounds and prints the median. */
    static void print(String what, int count, Runnable round) {
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            round.run();
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
            if (i >= WARM_UP) {
                rates.add(count * 1e9 / nanos);
            }
        }
        rates.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%n%s: median of %d %,.0f/s per core (%,.0f–%,.0f)%n",
                what,
                ROUNDS,
                rates.get(ROUNDS / 2),
                rates.get(0),
                rates.get(ROUNDS - 1));
    }
}
