package dev.caravan.mapping.expression;

import org.jspecify.annotations.Nullable;

/** {@code left AND right}, {@code OR}, {@code XOR}. */
public record Logic(Operator operator, Expression left, Expression right) implements Expression {
    /** The connectives. */
    public enum Operator {
        AND,
        OR,
        XOR
    }

    @Override
    public Truth truth(Scope scope) {
        Truth first = left.truth(scope);
        return switch (operator) {
            case AND -> first == Truth.FALSE ? first : and(first, right.truth(scope));
            case OR ->
                first == Truth.TRUE
                        ? first
                        : and(first.not(), right.truth(scope).not()).not();
            case XOR -> xor(first, right.truth(scope));
        };
    }

    private static Truth and(Truth first, Truth second) {
        if (first == Truth.FALSE || second == Truth.FALSE) {
            return Truth.FALSE;
        }
        return first == Truth.UNKNOWN ? first : second;
    }

    private static Truth xor(Truth first, Truth second) {
        return first == Truth.UNKNOWN || second == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.of(first != second);
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
