package dev.caravan.connection;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was learned from answers since the current token, and how often in a row new tokens were refused before they ever
 * worked. Thread-safe.
 */
final class SessionMemory {
    private final Map<String, String> learned = new LinkedHashMap<>();
    private long generation;
    private long lastRefused;
    private int refusals;

    /** The token's values and what was learned since; begins anew with each generation. */
    synchronized Map<String, String> values(long current, Map<String, String> token) {
        if (current != generation) {
            generation = current;
            learned.clear();
        }
        Map<String, String> values = new LinkedHashMap<>(token);
        learned.forEach((name, value) -> {
            if (value.isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
        });
        return values;
    }

    synchronized void learn(long from, Map<String, String> values) {
        if (from == generation) {
            learned.putAll(values);
        }
    }

    /** Whether answers of this generation said something to remember. */
    synchronized boolean hasLearned(long from) {
        return from == generation && !learned.isEmpty();
    }

    /** A request with this generation was answered on its merits. */
    synchronized void proved(long by) {
        if (by == generation) {
            refusals = 0;
        }
    }

    /** How many generations in a row, this one included, were refused without ever having worked in between. */
    synchronized int refused(long refused) {
        if (refused == generation && refused != lastRefused) {
            lastRefused = refused;
            refusals++;
        }
        return refusals;
    }
}
