package dev.caravan.mapping.function;

import java.math.BigDecimal;

/**
 * A number that MySQL would hold as DOUBLE: a text in a calculation, a number with an exponent, a root. Kept exactly here,
 * and without the zeros at its end that a DECIMAL shows.
 */
public record Real(BigDecimal value) {
    public Real {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** The number a machine has calculated; an {@link EvaluationException} for what is none. */
    static Real of(double value) {
        if (!Double.isFinite(value)) {
            throw new EvaluationException(value, "a number within the range of DOUBLE");
        }
        return new Real(BigDecimal.valueOf(value));
    }
}
