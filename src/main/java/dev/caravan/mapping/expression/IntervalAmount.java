package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.IntervalUnit;
import org.jspecify.annotations.Nullable;

/** {@code INTERVAL amount unit}; compiled away into what adds it to a moment. */
public record IntervalAmount(IntervalUnit unit, Expression amount) implements Expression {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        return amount.evaluate(scope);
    }
}
