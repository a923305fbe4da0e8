package dev.caravan.connection.jdbc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Turns numbers into those that a database keeps in binary, where no digit is lost by it. Pure. */
final class BinaryNumbers {
    /** Decimal digits that every number of the size keeps. */
    static final int DOUBLE_DIGITS = 15;

    static final int FLOAT_DIGITS = 6;
    private static final int LONG_DIGITS = 19;

    private BinaryNumbers() {}

    /** What SQLite keeps of a number: a {@code Long} up to 63 bits, else a {@code Double}; null when digits would be lost. */
    static @Nullable Number ofSqlite(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() <= 0 && isLong(shortest) ? (Number) shortest.longValueExact() : ofDouble(number);
    }

    /** Whether the whole part fits into 63 bits and a sign; the digits of 1e99999999 are not written out for that. */
    static boolean isLong(BigDecimal number) {
        long wholeDigits = (long) number.precision() - number.scale();
        return wholeDigits < LONG_DIGITS
                || wholeDigits == LONG_DIGITS
                        && number.setScale(0, RoundingMode.DOWN).unscaledValue().bitLength() < Long.SIZE;
    }

    /** A floating number of eight bytes that is told by the same digits, null when there is none. */
    static @Nullable Double ofDouble(BigDecimal number) {
        double value = number.doubleValue();
        boolean usual = Math.abs(value) >= Double.MIN_NORMAL && digits(number) <= DOUBLE_DIGITS;
        return Double.isFinite(value) && (usual || new BigDecimal(Double.toString(value)).compareTo(number) == 0)
                ? value
                : null;
    }

    /** The same of four bytes, as a {@code Double}. */
    static @Nullable Double ofFloat(BigDecimal number) {
        float value = number.floatValue();
        boolean usual = Math.abs(value) >= Float.MIN_NORMAL && digits(number) <= FLOAT_DIGITS;
        return Float.isFinite(value) && (usual || new BigDecimal(Float.toString(value)).compareTo(number) == 0)
                ? number.doubleValue()
                : null;
    }

    static int digits(BigDecimal number) {
        return number.stripTrailingZeros().precision();
    }
}
