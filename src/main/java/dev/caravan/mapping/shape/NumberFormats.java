package dev.caravan.mapping.shape;

import dev.caravan.mapping.function.MysqlLiteral;
import dev.caravan.mapping.function.MysqlNumber;
import dev.caravan.mapping.notation.InconvertibleException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats of {@code formatResponse} that make numbers. Exact decimals. */
final class NumberFormats {
    private static final int MOST_DIGITS = 1_000;
    private static final int CENTS = 2;
    private static final Pattern LEADING = Pattern.compile("\\s*([-+]?[0-9]{1,500}(?:\\.[0-9]{0,500})?)");

    private NumberFormats() {}

    /** The whole number that a value begins with; what follows the point is cut off. */
    static Object whole(Object value) {
        return MysqlLiteral.whole(
                leading(value).setScale(0, RoundingMode.DOWN).toBigInteger().toString());
    }

    /** Rounded half up, away from zero. */
    static BigDecimal rounded(Object value, int digits) {
        return decimal(value).setScale(digits, RoundingMode.HALF_UP);
    }

    /** In yuan with separators: {@code ￥1,000,000.00}. */
    static String amount(Object value) {
        return "￥" + String.format(Locale.ROOT, "%,.2f", rounded(value, CENTS));
    }

    private static BigDecimal leading(Object value) {
        Matcher number = LEADING.matcher(value instanceof String text ? text : "");
        return number.lookingAt() ? new BigDecimal(number.group(1)) : decimal(value);
    }

    private static BigDecimal decimal(Object value) {
        BigDecimal number = value instanceof Boolean flag
                ? flag ? BigDecimal.ONE : BigDecimal.ZERO
                : MysqlNumber.whollyNumeric(value);
        if (number == null || Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new InconvertibleException(value, "a number");
        }
        return number;
    }
}
