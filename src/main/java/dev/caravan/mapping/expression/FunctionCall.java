package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.Arguments;
import dev.caravan.mapping.function.FunctionSettings;
import dev.caravan.mapping.function.MysqlFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code function(arguments)}.
 *
 * @param text whether the result is a text, or NULL
 */
public record FunctionCall(MysqlFunction function, FunctionSettings settings, List<Expression> arguments, boolean text)
        implements Expression {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        @Nullable Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).evaluate(scope);
        }
        return function.apply(new Arguments(settings, values));
    }
}
