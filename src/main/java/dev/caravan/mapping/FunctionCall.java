package dev.caravan.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code function(arguments)}. */
record FunctionCall(SqlFunction function, List<Expression> arguments) implements Expression {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        List<@Nullable Object> values = new ArrayList<>(arguments.size());
        for (Expression argument : arguments) {
            values.add(argument.evaluate(scope));
        }
        return function.apply(values);
    }
}
