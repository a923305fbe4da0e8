package dev.caravan.mapping.expression;

import org.jspecify.annotations.Nullable;

/** {@code operand IS TRUE}, {@code IS FALSE}, {@code IS UNKNOWN}; never unknown itself. */
public record TruthTest(Expression operand, Truth wanted) implements Expression {
    @Override
    public Truth truth(Scope scope) {
        return Truth.of(operand.truth(scope) == wanted);
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
