package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values as numbers: of a text its leading digits, else 0; of a date its digits, 20240131. Numbers are exact: {@code
 * Integer}, {@code Long}, {@code BigInteger} and {@code BigDecimal} with the scale of a DECIMAL, or a {@link Real}.
 */
public final class MysqlNumber {
    private static final int SHORT = 9;
    private static final int HUNDRED = 100;
    private static final long DATE_SHIFT = 1_000_000L;
    private static final Pattern LEADING_NUMBER =
            Pattern.compile("\\s*([-+]?(?:[0-9]{1,500}(?:\\.[0-9]{0,500})?|\\.[0-9]{1,500})(?:[eE][-+]?[0-9]{1,4})?)");

    private static final Pattern LEADING_WHOLE = Pattern.compile("\\s*([-+]?[0-9]{1,500})");

    private MysqlNumber() {}

    /** The value as a number of whatever kind: a {@link Real} for a text. */
    static Object of(Object value) {
        if (value instanceof BigDecimal || value instanceof Real || isWhole(value)) {
            return value;
        }
        boolean digits = value instanceof Boolean || Ordering.isTime(value);
        return digits ? whole(decimal(value)) : new Real(decimal(value));
    }

    /** The value as an exact decimal. */
    public static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Real real) {
            return real.value();
        }
        if (value instanceof Boolean flag) {
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return rare(value);
    }

    private static BigDecimal rare(Object value) {
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        return Ordering.isTime(value) ? ofTime(value) : ofText(MysqlText.of(value));
    }

    /** A number, or a text that is one from its first to its last character; null for anything else. */
    public static @Nullable BigDecimal whollyNumeric(Object value) {
        if (value instanceof Number || value instanceof Real) {
            return decimal(value);
        }
        Matcher number = value instanceof String text ? LEADING_NUMBER.matcher(text) : null;
        return number != null && number.matches() ? new BigDecimal(number.group(1)) : null;
    }

    /** The value as a whole number: of a text the leading digits, any other number is rounded. */
    static BigInteger wholly(Object value, BigDecimal number) {
        if (value instanceof String text) {
            Matcher whole = LEADING_WHOLE.matcher(text);
            return whole.lookingAt() ? new BigInteger(whole.group(1)) : BigInteger.ZERO;
        }
        return number.setScale(0, RoundingMode.HALF_UP).toBigInteger();
    }

    /** The smallest type that holds a whole number. */
    public static Number whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    /** A number without a fraction as a whole one, any other as it is. */
    static Number whole(BigDecimal number) {
        return number.scale() == 0 ? whole(number.toBigInteger()) : number;
    }

    static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }

    private static BigDecimal ofText(String text) {
        int length = text.length();
        if (length > 0 && length <= SHORT && isDigits(text)) {
            return BigDecimal.valueOf(Integer.parseInt(text));
        }
        Matcher number = LEADING_NUMBER.matcher(text);
        return number.lookingAt() ? new BigDecimal(number.group(1)) : BigDecimal.ZERO;
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal ofTime(Object value) {
        if (value instanceof LocalDate date) {
            return BigDecimal.valueOf(digits(date));
        }
        if (value instanceof LocalDateTime moment) {
            long time = digits(moment.getHour(), moment.getMinute(), moment.getSecond());
            return withFraction(digits(moment.toLocalDate()) * DATE_SHIFT + time, moment.getNano());
        }
        Duration time = (Duration) value;
        Duration size = time.abs();
        BigDecimal digits =
                withFraction(digits(size.toHours(), size.toMinutesPart(), size.toSecondsPart()), size.toNanosPart());
        return time.isNegative() ? digits.negate() : digits;
    }

    private static long digits(LocalDate date) {
        return digits(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private static long digits(long first, int second, int third) {
        return (first * HUNDRED + second) * HUNDRED + third;
    }

    private static BigDecimal withFraction(long digits, int nanos) {
        BigDecimal whole = BigDecimal.valueOf(digits);
        return nanos == 0 ? whole : whole.add(BigDecimal.valueOf(nanos / 1000, 6));
    }
}
