package dev.caravan.mapping.expression;

import org.jspecify.annotations.Nullable;

/** {@code NOT operand}. */
public record Negation(Expression operand) implements Expression {
    @Override
    public Truth truth(Scope scope) {
        return operand.truth(scope).not();
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
