package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.Ordering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code operand IN (…)}; unknown when nothing equals and something is NULL. */
public record Membership(Expression operand, List<Expression> members, Collation collation) implements Expression {
    @Override
    public Truth truth(Scope scope) {
        Object wanted = operand.evaluate(scope);
        if (wanted == null) {
            return Truth.UNKNOWN;
        }
        Truth found = Truth.FALSE;
        for (Expression member : members) {
            Object value = member.evaluate(scope);
            if (value == null) {
                found = Truth.UNKNOWN;
            } else if (Ordering.compare(wanted, value, collation) == 0) {
                return Truth.TRUE;
            }
        }
        return found;
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
