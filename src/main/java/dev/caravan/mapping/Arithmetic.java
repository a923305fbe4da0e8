package dev.caravan.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** {@code left + right} and its kin, exact to MySQL's 65 digits; NULL for NULL, for a division by 0, for an overflow. */
record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {
    private static final MathContext DIGITS = new MathContext(65, RoundingMode.HALF_UP);
    private static final int DIVISION_DIGITS = 4;
    private static final int MAX_SCALE = 100;

    /** The operations. */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        DIVIDE_WHOLE,
        REMAINDER
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object first = left.evaluate(scope);
        Object second = right.evaluate(scope);
        if (first == null || second == null) {
            return null;
        }
        try {
            return calculate(SqlValues.decimal(first), SqlValues.decimal(second));
        } catch (ArithmeticException overflow) {
            return null;
        }
    }

    private @Nullable BigDecimal calculate(BigDecimal first, BigDecimal second) {
        return switch (operator) {
            case ADD -> first.add(second, DIGITS);
            case SUBTRACT -> first.subtract(second, DIGITS);
            case MULTIPLY -> first.multiply(second, DIGITS);
            case DIVIDE -> second.signum() == 0 ? null : divide(first, second);
            case DIVIDE_WHOLE -> second.signum() == 0 ? null : first.divideToIntegralValue(second, DIGITS);
            case REMAINDER -> second.signum() == 0 ? null : first.remainder(second, DIGITS);
        };
    }

    /** MySQL gives the quotient four more decimals than the dividend. */
    private static BigDecimal divide(BigDecimal first, BigDecimal second) {
        BigDecimal quotient = first.divide(second, DIGITS);
        int scale = Math.max(first.scale(), 0) + DIVISION_DIGITS;
        return scale > MAX_SCALE || Math.abs((long) quotient.scale()) > MAX_SCALE
                ? quotient
                : quotient.setScale(scale, RoundingMode.HALF_UP);
    }
}
