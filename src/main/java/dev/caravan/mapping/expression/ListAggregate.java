package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.AggregateFunction;
import dev.caravan.mapping.function.Collation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code SUM({{details.qty}})} and its kin: the value of every element of a list.
 *
 * @param ofElement the value, as an element has it
 * @param ofRecord the value where there is no list
 */
public record ListAggregate(
        AggregateFunction function, Elements elements, Expression ofElement, Expression ofRecord, Shape shape)
        implements Expression {
    /**
     * How values are put together.
     *
     * @param distinct whether equal values count once
     * @param separator between the texts of GROUP_CONCAT
     */
    public record Shape(boolean distinct, String separator, Collation collation) {}

    @Override
    public @Nullable Object evaluate(Scope scope) {
        List<Object> values = new ArrayList<>();
        elements.of(scope)
                .ifPresentOrElse(
                        found -> found.forEach(element -> add(ofElement.evaluate(element), values)),
                        () -> add(ofRecord.evaluate(scope), values));
        return function.apply(values, shape.distinct(), shape.separator(), shape.collation());
    }

    private static void add(@Nullable Object found, List<Object> values) {
        if (found instanceof List<?> list) {
            list.stream().filter(Objects::nonNull).forEach(values::add);
        } else if (found != null) {
            values.add(found);
        }
    }
}
