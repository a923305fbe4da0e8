package dev.caravan.sandbox.door;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one sandbox's misbehaviour. An operation is named as the vendor names it ({@code erp.warehouse.get},
 * {@code BatchSave}, {@code LoginByAppSecret}); {@code *} is any. Requests are counted per operation from 1. At most one
 * fault hits a request: the one planned first. Thread-safe and, for requests in a given order, deterministic.
 */
public final class Faults {
    /** Any operation. */
    public static final String ANY = "*";

    private final List<Planned> plan = new ArrayList<>();
    private final Map<String, Long> requests = new HashMap<>();
    private final Map<Fault.Kind, Long> injected = new TreeMap<>();

    public Faults() {}

    /** Hits the n-th request of the operation, counted from the start of the sandbox. */
    public synchronized Faults onRequest(String operation, long number, Fault fault) {
        return add(new Planned(operation, fault, count -> count == number, 1));
    }

    /** Hits the next so many requests of the operation. */
    public synchronized Faults next(String operation, int count, Fault fault) {
        return add(new Planned(operation, fault, any -> true, count));
    }

    /** Hits every request of the operation until {@link #clear()}. */
    public synchronized Faults always(String operation, Fault fault) {
        return next(operation, Integer.MAX_VALUE, fault);
    }

    /** Hits each request of the operation with this probability, drawn from a generator of this seed. */
    public synchronized Faults randomly(String operation, double probability, long seed, Fault fault) {
        Random random = new Random(seed);
        return add(new Planned(operation, fault, any -> random.nextDouble() < probability, Integer.MAX_VALUE));
    }

    /** Drops the plan; counts stay. */
    public synchronized void clear() {
        plan.clear();
    }

    /** How many faults of a kind have hit. */
    public synchronized long injected(Fault.Kind kind) {
        return injected.getOrDefault(kind, 0L);
    }

    /** All faults that have hit, by kind, a copy. */
    public synchronized Map<Fault.Kind, Long> injected() {
        return new TreeMap<>(injected);
    }

    /** Counts a request and says what must go wrong with it, or null. */
    public synchronized @Nullable Fault take(String operation) {
        long ofOperation = requests.merge(operation, 1L, Long::sum);
        long ofAny = requests.merge(ANY, 1L, Long::sum);
        for (Iterator<Planned> all = plan.iterator(); all.hasNext(); ) {
            Planned planned = all.next();
            boolean any = planned.operation.equals(ANY);
            if ((any || planned.operation.equals(operation)) && planned.when.hits(any ? ofAny : ofOperation)) {
                planned.left--;
                if (planned.left == 0) {
                    all.remove();
                }
                injected.merge(planned.fault.kind(), 1L, Long::sum);
                return planned.fault;
            }
        }
        return null;
    }

    private Faults add(Planned planned) {
        plan.add(planned);
        return this;
    }

    private interface When {
        boolean hits(long requestNumber);
    }

    private static final class Planned {
        private final String operation;
        private final Fault fault;
        private final When when;
        private int left;

        private Planned(String operation, Fault fault, When when, int left) {
            this.operation = operation;
            this.fault = fault;
            this.when = when;
            this.left = left;
        }
    }
}
