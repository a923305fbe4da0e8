package dev.caravan.mapping;

import dev.caravan.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * MySQL's implicit conversions and comparisons. Differences: numbers are exact decimals, never floating point; texts
 * compare by code unit, so case counts (MySQL's default collations ignore it); a JSON boolean beside the text {@code true}
 * or {@code false} compares as a boolean.
 */
final class SqlValues {
    private static final int PLAIN_SCALE = 1000;
    private static final Pattern LEADING_NUMBER =
            Pattern.compile("\\s*([-+]?(?:[0-9]{1,500}(?:\\.[0-9]{0,500})?|\\.[0-9]{1,500})(?:[eE][-+]?[0-9]{1,4})?)");

    private SqlValues() {}

    /** The value as a number: of a text its leading digits, else 0. */
    static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Boolean flag) {
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        Matcher number = LEADING_NUMBER.matcher(text(value));
        return number.lookingAt() ? new BigDecimal(number.group(1)) : BigDecimal.ZERO;
    }

    /** A number, or a text that is one from its first to its last character; null for anything else. */
    static @Nullable BigDecimal number(Object value) {
        if (value instanceof Number) {
            return decimal(value);
        }
        Matcher number = value instanceof String text ? LEADING_NUMBER.matcher(text) : null;
        return number != null && number.matches() ? new BigDecimal(number.group(1)) : null;
    }

    /** The value as a text; maps and lists as JSON, numbers without an exponent unless it is huge. */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal decimal) {
            return Math.abs((long) decimal.scale()) > PLAIN_SCALE ? decimal.toString() : decimal.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String json = Json.write(value);
        return json.startsWith("\"") ? String.valueOf(Json.parse(json)) : json;
    }

    /** The text of a value in a template: nothing for null. */
    static String textOrEmpty(@Nullable Object value) {
        return value == null ? "" : text(value);
    }

    /** Negative, zero or positive. */
    static int order(Object left, Object right) {
        if (left instanceof String leftText && right instanceof String rightText) {
            return leftText.compareTo(rightText);
        }
        if (left instanceof Integer leftNumber && right instanceof Integer rightNumber) {
            return leftNumber.compareTo(rightNumber);
        }
        if (left instanceof Boolean || right instanceof Boolean) {
            return besideBoolean(left).compareTo(besideBoolean(right));
        }
        if (left instanceof Number || right instanceof Number) {
            return decimal(left).compareTo(decimal(right));
        }
        return text(left).compareTo(text(right));
    }

    private static BigDecimal besideBoolean(Object value) {
        return "true".equalsIgnoreCase(String.valueOf(value)) ? BigDecimal.ONE : decimal(value);
    }
}
