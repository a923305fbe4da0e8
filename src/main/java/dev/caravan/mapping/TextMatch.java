package dev.caravan.mapping;

import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.LikePattern;
import org.jspecify.annotations.Nullable;

/** {@code text LIKE pattern}. */
record TextMatch(Expression text, Expression pattern, char escape, Collation collation) implements Expression {
    @Override
    public Truth truth(Scope scope) {
        Object value = text.evaluate(scope);
        Object like = pattern.evaluate(scope);
        return value == null || like == null
                ? Truth.UNKNOWN
                : Truth.of(new LikePattern(SqlValues.text(like), escape, collation).matches(SqlValues.text(value)));
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
