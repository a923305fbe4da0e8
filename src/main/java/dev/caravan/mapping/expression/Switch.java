package dev.caravan.mapping.expression;

import dev.caravan.mapping.expression.Choice.Branch;
import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.Ordering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code CASE operand WHEN a THEN value … ELSE otherwise END}; the operand is evaluated once, NULL equals nothing. */
public record Switch(
        Expression operand, List<Branch> branches, Expression otherwise, ResultKind kind, Collation collation)
        implements Expression {
    public static Switch of(Expression operand, List<Branch> branches, Expression otherwise, Collation collation) {
        return new Switch(operand, branches, otherwise, Choice.kind(branches, otherwise), collation);
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object wanted = operand.evaluate(scope);
        if (wanted != null) {
            for (Branch branch : branches) {
                Object candidate = branch.condition().evaluate(scope);
                if (candidate != null && Ordering.compare(wanted, candidate, collation) == 0) {
                    return kind.read(branch.value().evaluate(scope));
                }
            }
        }
        return kind.read(otherwise.evaluate(scope));
    }
}
