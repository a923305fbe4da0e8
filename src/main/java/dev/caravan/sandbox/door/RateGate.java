package dev.caravan.sandbox.door;

import java.util.ArrayDeque;

/** A vendor's limit of accepted requests in any one second or minute; 0 means no limit. Thread-safe. */
public final class RateGate {
    private static final long SECOND = 1_000_000_000L;

    private final int most;
    private final long window;
    private final ArrayDeque<Long> accepted = new ArrayDeque<>();

    public RateGate(int perSecond) {
        this(perSecond, SECOND);
    }

    private RateGate(int most, long window) {
        this.most = most;
        this.window = window;
    }

    public static RateGate perMinute(int most) {
        return new RateGate(most, 60 * SECOND);
    }

    public boolean lets(long nanos) {
        if (most <= 0) {
            return true;
        }
        synchronized (accepted) {
            while (!accepted.isEmpty() && nanos - accepted.getFirst() >= window) {
                accepted.removeFirst();
            }
            if (accepted.size() >= most) {
                return false;
            }
            accepted.addLast(nanos);
            return true;
        }
    }
}
