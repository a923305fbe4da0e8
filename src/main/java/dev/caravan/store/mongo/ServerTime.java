package dev.caravan.store.mongo;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The server's time, so that all processes agree on when a lease ends: the process's clock, set right by the server's once
 * a minute. Thread-safe.
 */
final class ServerTime implements LongSupplier {
    private static final long VALID_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Clock clock;
    private final LongSupplier server;
    private final LongSupplier nanoTime;
    private volatile Difference difference;

    /**
     * @param server asks the server for its time in epoch milliseconds
     */
    ServerTime(Clock clock, LongSupplier server, LongSupplier nanoTime) {
        this.clock = clock;
        this.server = server;
        this.nanoTime = nanoTime;
        this.difference = measure();
    }

    @Override
    public long getAsLong() {
        Difference last = difference;
        if (nanoTime.getAsLong() - last.measuredAt > VALID_NANOS) {
            last = measure();
            difference = last;
        }
        return clock.millis() + last.millis;
    }

    private Difference measure() {
        long before = clock.millis();
        long theirs = server.getAsLong();
        return new Difference(theirs - (before + clock.millis()) / 2, nanoTime.getAsLong());
    }

    private record Difference(long millis, long measuredAt) {}
}
