package dev.caravan.mapping.shape;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a condition.
 *
 * @param strict whether all lines must pass where the field stands in lines; else those that do not are taken out
 */
record ConditionTerm(LinePath path, ConditionLogic.Test test, boolean strict) {
    /** Whether a record whose lines it does not compare passes. */
    boolean passes(Map<?, ?> record) {
        return test.passes(path.get(record));
    }

    /** The lines that pass, by their positions. */
    static BitSet linesThatPass(ConditionLogic.Test test, LinePath rest, List<?> lines) {
        BitSet passing = new BitSet(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            passing.set(i, passes(test, rest, lines.get(i)));
        }
        return passing;
    }

    /** A line that has lines itself passes when one of them does. */
    private static boolean passes(ConditionLogic.Test test, LinePath path, @Nullable Object line) {
        if (!(line instanceof Map<?, ?> map)) {
            return test.passes(null);
        }
        LinePath.Cut cut = path.cutOf(map);
        List<?> lines = cut == null ? List.of() : cut.linesOf(map);
        if (cut == null || lines.isEmpty()) {
            return test.passes(cut == null ? path.get(map) : null);
        }
        return lines.stream().anyMatch(inner -> passes(test, cut.rest(), inner));
    }
}
