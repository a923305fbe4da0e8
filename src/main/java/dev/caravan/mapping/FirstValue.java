package dev.caravan.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code COALESCE(a, b, …)}: the first value that is not NULL; what follows it is not evaluated. */
record FirstValue(List<Expression> values) implements Expression {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        for (Expression expression : values) {
            Object value = expression.evaluate(scope);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
