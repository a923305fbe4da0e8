package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.Calculation;
import org.jspecify.annotations.Nullable;

/** {@code left + right} and its kin. */
public record Arithmetic(Calculation calculation, Expression left, Expression right) implements Expression {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object first = left.evaluate(scope);
        Object second = right.evaluate(scope);
        return first == null || second == null ? null : calculation.apply(first, second);
    }
}
