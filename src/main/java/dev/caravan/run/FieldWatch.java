package dev.caravan.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Remembers which of the fields that a case reads its records had, and decides when one that none had is a slip of the pen:
 * a few records may well lack what a vendor leaves out where it is empty. Thread-safe.
 */
public final class FieldWatch {
    /** Of so many records one would have it. */
    private static final int ENOUGH = 20;

    private final Set<String> seen = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private long records;

    /**
     * Looks at the next records.
     *
     * @param size how many they are
     * @param present fields that at least one of them has
     * @param slips fields that none has although a similar one is there, each with a sentence about it
     * @param warn takes the sentences that are no more than likely, each once
     * @return the sentences that are certain
     */
    public synchronized List<String> look(
            int size, Set<String> present, Map<String, String> slips, Consumer<String> warn) {
        records += size;
        seen.addAll(present);
        List<String> open =
                slips.keySet().stream().filter(name -> !seen.contains(name)).toList();
        if (records >= ENOUGH) {
            return open.stream().map(slips::get).toList();
        }
        open.stream().filter(told::add).map(slips::get).forEach(warn);
        return List.of();
    }
}
