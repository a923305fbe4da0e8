package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.Ordering;
import org.jspecify.annotations.Nullable;

/** {@code left = right} and its kin; unknown when either side is NULL, except for {@code <=>}. */
public record Comparison(Operator operator, Expression left, Expression right, Collation collation)
        implements Expression {
    /** The relations. */
    public enum Operator {
        EQUAL,
        NULL_SAFE_EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        private boolean holds(int order) {
            return switch (this) {
                case EQUAL, NULL_SAFE_EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }

    @Override
    public Truth truth(Scope scope) {
        Object first = left.evaluate(scope);
        Object second = right.evaluate(scope);
        if (first == null || second == null) {
            return operator == Operator.NULL_SAFE_EQUAL ? Truth.of(first == second) : Truth.UNKNOWN;
        }
        return Truth.of(operator.holds(Ordering.compare(first, second, collation)));
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
