package dev.caravan.sandbox;

import java.util.ArrayDeque;

/** A vendor's limit of accepted requests in any one second; 0 means no limit. Thread-safe. */
final class RateGate {
    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private final ArrayDeque<Long> accepted = new ArrayDeque<>();

    RateGate(int perSecond) {
        this.perSecond = perSecond;
    }

    boolean lets(long nanos) {
        if (perSecond <= 0) {
            return true;
        }
        synchronized (accepted) {
            while (!accepted.isEmpty() && nanos - accepted.getFirst() >= SECOND) {
                accepted.removeFirst();
            }
            if (accepted.size() >= perSecond) {
                return false;
            }
            accepted.addLast(nanos);
            return true;
        }
    }
}
