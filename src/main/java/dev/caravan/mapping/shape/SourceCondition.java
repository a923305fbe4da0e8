package dev.caravan.mapping.shape;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records are wanted, and which of their lines: 轻易云's {@code condition}. One of its groups must hold, and in a group
 * every comparison. A field in lines holds when one line passes, and lines that pass in no group that holds are left out; a
 * strict one holds only when all lines pass. Immutable, thread-safe.
 */
public final class SourceCondition {
    private final List<List<ConditionTerm>> groups;
    private final String text;

    /**
     * @param groups any of which is enough; without groups every record is wanted
     * @param text of the whole, for people and fingerprints
     */
    SourceCondition(List<List<ConditionTerm>> groups, String text) {
        this.groups = groups.stream().map(List::copyOf).toList();
        this.text = text;
    }

    /** Every record is wanted. */
    public static SourceCondition none() {
        return new SourceCondition(List.of(), "");
    }

    /**
     * What becomes of a record.
     *
     * @param lines the lines that are left, by the name of their list; lists of which all are left are not among them
     */
    record Verdict(boolean wanted, Map<String, BitSet> lines) {
        private static final Verdict ALL = new Verdict(true, Map.of());
        private static final Verdict NOTHING = new Verdict(false, Map.of());
    }

    /** Whether the record is wanted. */
    public boolean test(Map<String, Object> record) {
        return judge(record).wanted();
    }

    /** The names of the fields it reads, in order. */
    public Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        groups.forEach(group -> group.forEach(term -> names.add(term.path().name())));
        return names;
    }

    Verdict judge(Map<String, Object> record) {
        if (groups.isEmpty()) {
            return Verdict.ALL;
        }
        List<Map<String, BitSet>> holding = new ArrayList<>();
        for (List<ConditionTerm> group : groups) {
            Map<String, BitSet> lines = linesOf(group, record);
            if (lines != null) {
                holding.add(lines);
            }
        }
        return holding.isEmpty() ? Verdict.NOTHING : new Verdict(true, together(holding));
    }

    /** The lines that pass all comparisons of a group, null when the group does not hold. */
    private static @Nullable Map<String, BitSet> linesOf(List<ConditionTerm> group, Map<String, Object> record) {
        Map<String, BitSet> lines = new LinkedHashMap<>();
        for (ConditionTerm term : group) {
            LinePath.Cut cut = term.path().cutOf(record);
            List<?> elements = cut == null ? List.of() : cut.linesOf(record);
            if (cut == null || elements.isEmpty()) {
                if (!(cut == null ? term.passes(record) : term.test().passes(null))) {
                    return null;
                }
            } else if (!take(term, cut, elements, lines)) {
                return null;
            }
        }
        return lines;
    }

    private static boolean take(ConditionTerm term, LinePath.Cut cut, List<?> elements, Map<String, BitSet> lines) {
        BitSet passing = ConditionTerm.linesThatPass(term.test(), cut.rest(), elements);
        if (term.strict()) {
            return passing.cardinality() == elements.size();
        }
        BitSet left = lines.computeIfAbsent(cut.list().name(), name -> all(elements.size()));
        left.and(passing);
        return !left.isEmpty();
    }

    private static BitSet all(int size) {
        BitSet all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    /** A group that says nothing of a list leaves all its lines. */
    private static Map<String, BitSet> together(List<Map<String, BitSet>> holding) {
        Map<String, BitSet> lines = new LinkedHashMap<>();
        for (String list : holding.get(0).keySet()) {
            if (holding.stream().allMatch(group -> group.containsKey(list))) {
                BitSet any = new BitSet();
                holding.forEach(group -> any.or(group.get(list)));
                lines.put(list, any);
            }
        }
        return lines;
    }

    /** The text as written. */
    @Override
    public String toString() {
        return text;
    }
}
