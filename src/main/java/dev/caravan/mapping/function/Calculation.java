package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * MySQL's arithmetic: whole numbers and decimals exactly to 65 digits, with the scales of DECIMAL; a text makes the result
 * a {@link Real}. NULL for a division by 0 and for what has too many digits.
 */
public enum Calculation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    DIVIDE_WHOLE,
    REMAINDER;

    private static final MathContext DIGITS = new MathContext(65, RoundingMode.HALF_UP);
    private static final int DIVISION_DIGITS = 4;
    private static final int MAX_SCALE = 100;
    private static final int DECIMAL_SCALE = 38;

    /** The result for two values; null stands for NULL. */
    public @Nullable Object apply(Object left, Object right) {
        if (left instanceof Integer first && right instanceof Integer second && this != DIVIDE) {
            return ofIntegers(first, second);
        }
        Object first = MysqlNumber.of(left);
        Object second = MysqlNumber.of(right);
        boolean real = first instanceof Real || second instanceof Real;
        try {
            BigDecimal result = calculate(MysqlNumber.decimal(first), MysqlNumber.decimal(second), real);
            return result == null ? null : typed(result, real);
        } catch (ArithmeticException overflow) {
            return null;
        }
    }

    private @Nullable Object ofIntegers(long first, long second) {
        long result =
                switch (this) {
                    case ADD -> first + second;
                    case SUBTRACT -> first - second;
                    case MULTIPLY -> first * second;
                    case DIVIDE_WHOLE -> second == 0 ? 0 : first / second;
                    default -> second == 0 ? 0 : first % second;
                };
        boolean undefined = second == 0 && (this == DIVIDE_WHOLE || this == REMAINDER);
        return undefined ? null : result == (int) result ? (Object) (int) result : (Object) result;
    }

    /** Whole numbers stay whole unless they are divided. */
    private @Nullable Object typed(BigDecimal result, boolean real) {
        if (this == DIVIDE_WHOLE) {
            boolean tooLong = -result.scale() > MAX_SCALE;
            return tooLong ? null : MysqlNumber.whole(result.setScale(0, RoundingMode.DOWN));
        }
        if (real) {
            return new Real(result);
        }
        return this == DIVIDE ? result : MysqlNumber.whole(result);
    }

    private @Nullable BigDecimal calculate(BigDecimal first, BigDecimal second, boolean real) {
        return switch (this) {
            case ADD -> first.add(second, DIGITS);
            case SUBTRACT -> first.subtract(second, DIGITS);
            case MULTIPLY -> scaled(first.multiply(second, DIGITS));
            case DIVIDE -> second.signum() == 0 ? null : real ? ratio(first, second) : divide(first, second);
            case DIVIDE_WHOLE -> second.signum() == 0 ? null : first.divideToIntegralValue(second, DIGITS);
            case REMAINDER -> second.signum() == 0 ? null : remainder(first, second);
        };
    }

    private static BigDecimal scaled(BigDecimal product) {
        return product.scale() > DECIMAL_SCALE && product.scale() <= MAX_SCALE
                ? product.setScale(DECIMAL_SCALE, RoundingMode.HALF_UP)
                : product;
    }

    private static BigDecimal remainder(BigDecimal first, BigDecimal second) {
        BigDecimal remainder = first.remainder(second, DIGITS);
        int scale = Math.max(first.scale(), second.scale());
        return remainder.scale() < scale && scale <= MAX_SCALE ? remainder.setScale(scale) : remainder;
    }

    /** MySQL gives the quotient four more decimals than the dividend. */
    private static BigDecimal divide(BigDecimal first, BigDecimal second) {
        BigDecimal quotient = first.divide(second, DIGITS);
        int scale = Math.max(first.scale(), 0) + DIVISION_DIGITS;
        return scale > MAX_SCALE || Math.abs((long) quotient.scale()) > MAX_SCALE
                ? quotient
                : quotient.setScale(scale, RoundingMode.HALF_UP);
    }

    /** The quotient of two DOUBLEs, which is what a machine calculates. */
    private static BigDecimal ratio(BigDecimal first, BigDecimal second) {
        double quotient = first.doubleValue() / second.doubleValue();
        return Double.isFinite(quotient) && quotient != 0 ? BigDecimal.valueOf(quotient) : first.divide(second, DIGITS);
    }
}
