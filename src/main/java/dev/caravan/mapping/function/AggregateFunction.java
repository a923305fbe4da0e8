package dev.caravan.mapping.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions of all elements of a list. NULL among the values does not count. */
public enum AggregateFunction {
    SUM,
    AVG,
    MIN,
    MAX,
    COUNT,
    GROUP_CONCAT;

    /** The function of a name, in whatever case. */
    public static Optional<AggregateFunction> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(function -> function.name().equals(upper))
                .findFirst();
    }

    /**
     * The result; null, for NULL, of no values at all, but COUNT gives 0.
     *
     * @param distinct whether equal values count once
     * @param separator between the texts of GROUP_CONCAT
     */
    public @Nullable Object apply(List<Object> values, boolean distinct, String separator, Collation collation) {
        List<Object> counted = distinct ? distinct(values, collation) : values;
        if (this == COUNT) {
            return counted.size();
        }
        if (counted.isEmpty()) {
            return null;
        }
        return switch (this) {
            case SUM -> sum(counted);
            case AVG -> Calculation.DIVIDE.apply(sum(counted), counted.size());
            case MIN ->
                counted.stream()
                        .min((left, right) -> Ordering.compare(left, right, collation))
                        .orElseThrow();
            case MAX ->
                counted.stream()
                        .max((left, right) -> Ordering.compare(left, right, collation))
                        .orElseThrow();
            default -> counted.stream().map(MysqlText::of).collect(Collectors.joining(separator));
        };
    }

    private static List<Object> distinct(List<Object> values, Collation collation) {
        List<Object> distinct = new ArrayList<>();
        for (Object value : values) {
            if (distinct.stream().noneMatch(other -> Ordering.compare(other, value, collation) == 0)) {
                distinct.add(value);
            }
        }
        return distinct;
    }

    private static Object sum(List<Object> values) {
        Object sum = MysqlNumber.of(values.get(0));
        for (Object value : values.subList(1, values.size())) {
            Object next = Calculation.ADD.apply(sum, value);
            if (next == null) {
                throw new EvaluationException(MysqlText.of(value), "numbers whose sum has at most 65 digits");
            }
            sum = next;
        }
        return sum;
    }
}
