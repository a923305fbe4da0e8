package dev.caravan.mapping.expression;

import org.jspecify.annotations.Nullable;

/** A value that stands in the configuration. */
public record Literal(@Nullable Object value) implements Expression {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        return value;
    }
}
