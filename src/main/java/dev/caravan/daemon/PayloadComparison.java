package dev.caravan.daemon;

import dev.caravan.json.FieldPath;
import dev.caravan.json.JsonDifference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each of the platform's payloads the one of ours and compares them. Payloads are the same one by the target's
 * identity field where all of the platform's have it, else by their position. Used by one thread.
 */
final class PayloadComparison {
    /**
     * What became of one payload of the platform.
     *
     * @param differences left the platform's, right ours; empty = the same
     */
    record Pair(String key, List<JsonDifference> differences) {}

    private final @Nullable FieldPath identity;
    private final Map<String, Deque<Map<String, Object>>> theirs = new LinkedHashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private long ours;
    private long onlyOurs;

    PayloadComparison(List<Map<String, Object>> theirs, @Nullable FieldPath identity) {
        boolean known = identity != null && theirs.stream().allMatch(identity::isPresent);
        this.identity = known ? identity : null;
        for (int i = 0; i < theirs.size(); i++) {
            this.theirs
                    .computeIfAbsent(key(theirs.get(i), i + 1L), any -> new ArrayDeque<>())
                    .add(theirs.get(i));
        }
    }

    /** The field they are matched by, null when it is their position. */
    @Nullable FieldPath identity() {
        return identity;
    }

    /** Takes the next payload of ours. */
    void offer(Map<String, Object> payload) {
        String key = key(payload, ++ours);
        Deque<Map<String, Object>> waiting = theirs.get(key);
        if (waiting == null || waiting.isEmpty()) {
            onlyOurs++;
        } else {
            pairs.add(new Pair(key, JsonDifference.between(waiting.remove(), payload)));
        }
    }

    /** A record of ours that gives no payload still has its position. */
    void skip() {
        ours++;
    }

    private String key(Map<String, Object> payload, long position) {
        if (identity == null) {
            return "#" + position;
        }
        Object value = identity.get(payload);
        return value instanceof String text ? text : JsonDifference.text(value);
    }

    /** The platform's payloads that ours were found for. */
    List<Pair> pairs() {
        return pairs;
    }

    /** How many of ours the platform's payloads do not hold. */
    long onlyOurs() {
        return onlyOurs;
    }

    /** The platform's payloads that none of ours is. */
    List<String> onlyTheirs() {
        return theirs.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(left -> entry.getKey()))
                .toList();
    }
}
