package dev.caravan.mapping.expression;

import org.jspecify.annotations.Nullable;

/** {@code operand IS NULL}: absent or JSON null, but not empty text. */
public record NullTest(Expression operand) implements Expression {
    @Override
    public Truth truth(Scope scope) {
        return Truth.of(operand.evaluate(scope) == null);
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
