package dev.caravan.mapping;

import org.jspecify.annotations.Nullable;

/** {@code left = right} and its kin; unknown when either side is NULL. */
record Comparison(Operator operator, Expression left, Expression right) implements Expression {
    /** The relations. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        private boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
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
        return first == null || second == null
                ? Truth.UNKNOWN
                : Truth.of(operator.holds(SqlValues.order(first, second)));
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
