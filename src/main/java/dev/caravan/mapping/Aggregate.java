package dev.caravan.mapping;

import dev.caravan.mapping.function.AggregateFunction;
import dev.caravan.mapping.function.Collation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code SUM({{details.qty}})} and its kin: the value of every element of a list. */
record Aggregate(AggregateFunction function, Elements elements, Expression value, Shape shape) implements Expression {
    /**
     * How values are put together.
     *
     * @param distinct whether equal values count once
     * @param separator between the texts of GROUP_CONCAT
     */
    record Shape(boolean distinct, String separator, Collation collation) {}

    @Override
    public @Nullable Object evaluate(Scope scope) {
        List<Object> values = new ArrayList<>();
        for (Scope element : elements.of(scope)) {
            Object found = value.evaluate(element);
            if (found instanceof List<?> list) {
                list.stream().filter(Objects::nonNull).forEach(values::add);
            } else if (found != null) {
                values.add(found);
            }
        }
        return function.apply(values, shape.distinct(), shape.separator(), shape.collation());
    }
}
