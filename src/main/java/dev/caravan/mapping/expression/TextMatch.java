package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.LikePattern;
import dev.caravan.mapping.function.MysqlText;
import org.jspecify.annotations.Nullable;

/** {@code text LIKE pattern}. */
public record TextMatch(Expression text, Expression pattern, char escape, Collation collation) implements Expression {
    @Override
    public Truth truth(Scope scope) {
        Object value = text.evaluate(scope);
        Object like = pattern.evaluate(scope);
        return value == null || like == null
                ? Truth.UNKNOWN
                : Truth.of(new LikePattern(MysqlText.of(like), escape, collation).matches(MysqlText.of(value)));
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
