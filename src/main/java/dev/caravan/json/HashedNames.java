package dev.caravan.json;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which names of an object are hashed, in which order. Records of one source have few different sequences of names, so
 * the sorted order of each is remembered. Thread-safe once the ignored names are set.
 */
final class HashedNames {
    private static final int REMEMBERED = 256;

    private final Set<String> ignored = new HashSet<>();
    private final Map<String, HashedNames> below = new HashMap<>();
    private final Map<Integer, Order> orders = new ConcurrentHashMap<>();
    private final HashedNames rest;
    /** Nearly always the next record's too. */
    private volatile @Nullable Order latest;

    private HashedNames() {
        this.rest = this;
    }

    private HashedNames(HashedNames rest) {
        this.rest = rest;
    }

    /** Nothing ignored yet. */
    static HashedNames create() {
        return new HashedNames(new HashedNames());
    }

    void ignore(String name) {
        ignored.add(name);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            below.computeIfAbsent(name.substring(0, dot), any -> new HashedNames(rest))
                    .ignore(name.substring(dot + 1));
        }
    }

    Order order(Map<?, ?> map) {
        Order last = latest;
        if (last != null && last.fits(map)) {
            return last;
        }
        Order order = remembered(map);
        latest = order;
        return order;
    }

    private Order remembered(Map<?, ?> map) {
        int fingerprint = map.size();
        for (Object name : map.keySet()) {
            fingerprint = 31 * fingerprint + String.valueOf(name).hashCode();
        }
        Order known = orders.get(fingerprint);
        if (known != null && known.fits(map)) {
            return known;
        }
        Order order = sort(map);
        if (orders.size() >= REMEMBERED) {
            orders.clear();
        }
        orders.put(fingerprint, order);
        return order;
    }

    private Order sort(Map<?, ?> map) {
        String[] names = map.keySet().stream().map(String::valueOf).toArray(String[]::new);
        Integer[] positions = new Integer[names.length];
        Arrays.setAll(positions, position -> position);
        int[] sorted = Arrays.stream(positions)
                .filter(position -> !ignored.contains(names[position]))
                .sorted(Comparator.comparing(position -> names[position]))
                .mapToInt(Integer::intValue)
                .toArray();
        HashedNames[] next = Arrays.stream(sorted)
                .mapToObj(position -> below.getOrDefault(names[position], rest))
                .toArray(HashedNames[]::new);
        return new Order(names, sorted, next);
    }

    /** The names of one sequence in hashing order. */
    static final class Order {
        private final String[] names;
        private final int[] positions;
        private final HashedNames[] below;

        private Order(String[] names, int[] positions, HashedNames[] below) {
            this.names = names;
            this.positions = positions;
            this.below = below;
        }

        private boolean fits(Map<?, ?> map) {
            if (map.size() != names.length) {
                return false;
            }
            int i = 0;
            for (Object name : map.keySet()) {
                if (!names[i++].equals(name)) {
                    return false;
                }
            }
            return true;
        }

        int size() {
            return positions.length;
        }

        /** Where in the map's own order the value stands. */
        int position(int index) {
            return positions[index];
        }

        String name(int index) {
            return names[positions[index]];
        }

        HashedNames below(int index) {
            return below[index];
        }
    }
}
