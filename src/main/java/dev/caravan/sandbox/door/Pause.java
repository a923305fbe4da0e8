package dev.caravan.sandbox.door;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Real waiting, for latencies and slow answers; ends early, with the interrupt flag set, when a sandbox closes. */
public final class Pause {
    private Pause() {}

    public static void of(Duration time) {
        if (time.isZero() || time.isNegative()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
