package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How two values compare: texts by the collation, a number beside anything as numbers, a date beside a text as moments when
 * the text is one. A JSON boolean beside the text {@code true} or {@code false} compares as a boolean.
 */
public final class Ordering {
    private Ordering() {}

    /** Negative, zero or positive. */
    public static int compare(Object left, Object right, Collation collation) {
        if (left instanceof String leftText && right instanceof String rightText) {
            return collation.compare(leftText, rightText);
        }
        if (left instanceof Integer leftNumber && right instanceof Integer rightNumber) {
            return leftNumber.compareTo(rightNumber);
        }
        return different(left, right, collation);
    }

    private static int different(Object left, Object right, Collation collation) {
        if (left instanceof Boolean || right instanceof Boolean) {
            return besideBoolean(left).compareTo(besideBoolean(right));
        }
        if (isTime(left) || isTime(right)) {
            return times(left, right, collation);
        }
        return isNumber(left) || isNumber(right) ? numbers(left, right) : texts(left, right, collation);
    }

    /** Whether the value is a number of any kind. */
    static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof Real;
    }

    /** Whether the value is a date, a moment or a time of day. */
    static boolean isTime(Object value) {
        return value instanceof LocalDate || value instanceof LocalDateTime || value instanceof Duration;
    }

    private static int numbers(Object left, Object right) {
        return MysqlNumber.decimal(left).compareTo(MysqlNumber.decimal(right));
    }

    private static int texts(Object left, Object right, Collation collation) {
        return collation.compare(MysqlText.of(left), MysqlText.of(right));
    }

    private static int times(Object left, Object right, Collation collation) {
        if (left instanceof Duration leftTime && right instanceof Duration rightTime) {
            return leftTime.compareTo(rightTime);
        }
        LocalDateTime leftMoment = moment(left);
        LocalDateTime rightMoment = moment(right);
        if (leftMoment != null && rightMoment != null) {
            return leftMoment.compareTo(rightMoment);
        }
        return isNumber(left) || isNumber(right) ? numbers(left, right) : texts(left, right, collation);
    }

    private static @Nullable LocalDateTime moment(Object value) {
        TimeText read = value instanceof Duration ? null : TimeText.read(value, ZoneOffset.UTC);
        return read == null ? null : read.moment();
    }

    private static BigDecimal besideBoolean(Object value) {
        return "true".equals(MysqlText.of(value).toLowerCase(Locale.ROOT))
                ? BigDecimal.ONE
                : MysqlNumber.decimal(value);
    }
}
