package dev.caravan.mapping.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code CASE WHEN condition THEN value … ELSE otherwise END}; only the value that is chosen is evaluated. */
public record Choice(List<Branch> branches, Expression otherwise, ResultKind kind) implements Expression {
    /** A condition and its value. */
    public record Branch(Expression condition, Expression value) {}

    public static Choice of(List<Branch> branches, Expression otherwise) {
        return new Choice(branches, otherwise, kind(branches, otherwise));
    }

    /** What kind of value the branches make together. */
    static ResultKind kind(List<Branch> branches, Expression otherwise) {
        List<Expression> values = new ArrayList<>(List.of(otherwise));
        branches.forEach(branch -> values.add(branch.value()));
        return ResultKind.of(values);
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        for (Branch branch : branches) {
            if (branch.condition().truth(scope) == Truth.TRUE) {
                return kind.read(branch.value().evaluate(scope));
            }
        }
        return kind.read(otherwise.evaluate(scope));
    }
}
