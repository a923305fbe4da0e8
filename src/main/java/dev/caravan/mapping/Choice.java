package dev.caravan.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code CASE WHEN condition THEN value … ELSE otherwise END}; only the value that is chosen is evaluated. */
record Choice(List<Branch> branches, Expression otherwise) implements Expression {
    /** A condition and its value. */
    record Branch(Expression condition, Expression value) {}

    @Override
    public @Nullable Object evaluate(Scope scope) {
        for (Branch branch : branches) {
            if (branch.condition().truth(scope) == Truth.TRUE) {
                return branch.value().evaluate(scope);
            }
        }
        return otherwise.evaluate(scope);
    }
}
