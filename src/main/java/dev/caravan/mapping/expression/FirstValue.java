package dev.caravan.mapping.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code COALESCE(a, b, …)}: the first value that is not NULL; what follows it is not evaluated. */
public record FirstValue(List<Expression> values, ResultKind kind) implements Expression {
    public static FirstValue of(List<Expression> values) {
        return new FirstValue(values, ResultKind.of(values));
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        for (Expression expression : values) {
            Object value = expression.evaluate(scope);
            if (value != null) {
                return kind.read(value);
            }
        }
        return null;
    }
}
