package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.EvaluationException;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.function.Real;
import dev.caravan.mapping.notation.InconvertibleException;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a row that begins with {@code _function}: a text, a number or a boolean; dates are texts.
 *
 * @param references what is read from the record, in the order of the text
 * @param lookUps those among them that look other cases' records up
 * @param constant whether nothing at all is read from the record
 */
public record FunctionValue(Expression expression, List<Expression> references, List<LookUp> lookUps, boolean constant)
        implements Expression {
    private static final int LONGEST = 1_000;

    @Override
    public @Nullable Object evaluate(Scope scope) {
        if (!lookUps.isEmpty() && scope.lookUps().isCollecting()) {
            lookUps.forEach(lookUp -> lookUp.evaluate(scope));
            return null;
        }
        try {
            return plain(expression.evaluate(scope));
        } catch (EvaluationException failure) {
            throw new InconvertibleException(failure.value(), failure.expectation());
        }
    }

    @Override
    public boolean looksUp() {
        return !lookUps.isEmpty();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Real real) {
            int scale = real.value().scale();
            return scale < 0 && scale > -LONGEST ? real.value().setScale(0) : real.value();
        }
        return value instanceof Temporal || value instanceof Duration ? MysqlText.of(value) : value;
    }
}
