package dev.caravan.store.mongo;

import com.mongodb.MongoException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's time, so that all processes agree on when a lease ends: the process's clock, set right by the server's once
 * a minute. Never ahead, so that nobody's lease ends early; behind by the time that the server's answer took to come.
 * Thread-safe.
 */
final class ServerTime implements LongSupplier {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTime.class);
    private static final long VALID_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int LOOKS = 3;

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
        if (nanoTime.getAsLong() - last.validUntil > 0) {
            last = renewed(last);
            difference = last;
        }
        return clock.millis() + last.millis;
    }

    /** While the server cannot be asked the last difference serves: work that needs its time may still come through. */
    private Difference renewed(Difference last) {
        try {
            return measure();
        } catch (MongoException e) {
            LOG.warn("The store could not be asked for its time, which is asked again soon: {}", e.getMessage());
            return new Difference(last.millis, last.tookNanos, nanoTime.getAsLong() + AGAIN_NANOS);
        }
    }

    /** A slow look, which may have come long ago, is made again. */
    private Difference measure() {
        Difference best = look();
        for (int number = 1; number < LOOKS && best.tookNanos > SLOW_NANOS; number++) {
            Difference other = look();
            best = other.tookNanos < best.tookNanos ? other : best;
        }
        return best;
    }

    private Difference look() {
        long before = nanoTime.getAsLong();
        long millis = server.getAsLong() - clock.millis();
        long after = nanoTime.getAsLong();
        return new Difference(millis, after - before, after + VALID_NANOS);
    }

    private record Difference(long millis, long tookNanos, long validUntil) {}
}
