package dev.caravan.camel;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which cases wait for records of which others, and which of them have not heard the news yet. Thread-safe. */
final class ParentCases {
    private final Map<String, Set<String>> children = new ConcurrentHashMap<>();
    private final Set<String> unheard = ConcurrentHashMap.newKeySet();

    /** Notes that a case waits for records of others. */
    void register(String child, Set<String> parents) {
        parents.forEach(parent -> children.computeIfAbsent(parent, any -> ConcurrentHashMap.newKeySet())
                .add(child));
    }

    /** Something was staged or written in a case: returns the cases that wait for it. */
    Set<String> moved(String parent) {
        Set<String> waiting = children.getOrDefault(parent, Set.of());
        unheard.addAll(waiting);
        return waiting;
    }

    /** Whether a case that this one waits for has moved since the last call. */
    boolean takeNews(String child) {
        return unheard.remove(child);
    }
}
