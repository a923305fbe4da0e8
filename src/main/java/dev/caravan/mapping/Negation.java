package dev.caravan.mapping;

import org.jspecify.annotations.Nullable;

/** {@code NOT operand}. */
record Negation(Expression operand) implements Expression {
    @Override
    public Truth truth(Scope scope) {
        return operand.truth(scope).not();
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
