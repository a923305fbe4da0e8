package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.MysqlText;
import dev.caravan.model.ContentFilter;
import dev.caravan.model.ContentFilter.AllOf;
import dev.caravan.model.ContentFilter.FieldTest;
import dev.caravan.model.ContentFilter.Operator;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The field by which the records of a batch are looked up together: every filter demands it to equal something.
 *
 * @param texts what it must equal, of all filters
 */
record Pivot(String field, Set<String> texts) {
    /** The field with the most different values; empty when the filters have no equality in common. */
    static Optional<Pivot> of(Collection<ContentFilter> filters) {
        Map<String, Set<String>> common = null;
        for (ContentFilter filter : filters) {
            Map<String, Set<String>> equalities = equalities(filter);
            if (common == null) {
                common = equalities;
            } else {
                common.keySet().retainAll(equalities.keySet());
                common.forEach((field, texts) -> texts.addAll(equalities.getOrDefault(field, Set.of())));
            }
        }
        Pivot best = null;
        for (Map.Entry<String, Set<String>> entry :
                common == null ? Set.<Map.Entry<String, Set<String>>>of() : common.entrySet()) {
            if (best == null || entry.getValue().size() > best.texts().size()) {
                best = new Pivot(entry.getKey(), entry.getValue());
            }
        }
        return Optional.ofNullable(best);
    }

    /** What one filter demands of the field. */
    Set<String> textsOf(ContentFilter filter) {
        return equalities(filter).getOrDefault(field, Set.of());
    }

    private static Map<String, Set<String>> equalities(ContentFilter filter) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        List<ContentFilter> tests = filter instanceof AllOf all ? all.parts() : List.of(filter);
        for (ContentFilter part : tests) {
            if (part instanceof FieldTest test && isEquality(test)) {
                Set<String> texts = new LinkedHashSet<>();
                test.values().forEach(value -> texts.add(MysqlText.orEmpty(value)));
                found.putIfAbsent(test.field(), texts);
            } else if (part instanceof AllOf) {
                equalities(part).forEach(found::putIfAbsent);
            }
        }
        return found;
    }

    private static boolean isEquality(FieldTest test) {
        return (test.operator() == Operator.EQ || test.operator() == Operator.IN)
                && !test.values().contains(null);
    }
}
