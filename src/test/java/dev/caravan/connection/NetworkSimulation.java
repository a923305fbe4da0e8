package dev.caravan.connection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.locks.Condition;

/**
 * Requests that take random times to be answered and reach the server at a random moment in between. Time passes only while
 * somebody waits; used by one thread.
 */
final class NetworkSimulation implements NanoClock {
    private record InFlight(long completesAt, Permit permit) {}

    private final Random random;
    private final PriorityQueue<InFlight> inFlight = new PriorityQueue<>(Comparator.comparing(InFlight::completesAt));
    private final List<Long> arrivals = new ArrayList<>();
    private long now = 1_000;

    NetworkSimulation(long seed) {
        this.random = new Random(seed);
    }

    void send(Permit permit) {
        long latency = latency();
        arrivals.add(now + (latency == 0 ? 0 : random.nextLong(latency + 1)));
        inFlight.add(new InFlight(now + latency, permit));
        if (random.nextInt(20) == 0) {
            passUntil(now + random.nextLong(3_000_000_000L));
        }
    }

    private long latency() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextLong(20_000_000L);
            case 2 -> random.nextLong(900_000_000L);
            default -> random.nextLong(100) == 0 ? 30_000_000_000L : random.nextLong(2_000_000_000L);
        };
    }

    List<Long> arrivals() {
        return arrivals.stream().sorted().toList();
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void await(Condition changed, long nanos) {
        long until = now + nanos;
        InFlight next = inFlight.peek();
        passUntil(next == null ? until : Math.min(until, next.completesAt()));
    }

    private void passUntil(long until) {
        while (!inFlight.isEmpty() && inFlight.peek().completesAt() <= until) {
            InFlight completed = inFlight.poll();
            now = Math.max(now, completed.completesAt());
            completed.permit().close();
        }
        now = Math.max(now, until);
    }
}
