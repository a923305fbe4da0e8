package dev.caravan.mapping.function;

import dev.caravan.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Values as texts. Thread-safe. */
public final class MysqlText {
    private static final int PLAIN_SCALE = 1000;
    private static final int NANOS_PER_MICRO = 1000;

    private MysqlText() {}

    /** The text of a value; maps and lists as JSON, numbers without an exponent unless it is huge. */
    public static String of(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal decimal) {
            return of(decimal);
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Real real) {
            return of(real.value());
        }
        if (value instanceof LocalDate || value instanceof LocalDateTime || value instanceof Duration) {
            return ofTime(value);
        }
        String json = Json.write(value);
        return json.startsWith("\"") ? String.valueOf(Json.parse(json)) : json;
    }

    /** The text of a value in a template: nothing for null. */
    public static String orEmpty(@Nullable Object value) {
        return value == null ? "" : of(value);
    }

    private static String of(BigDecimal decimal) {
        return Math.abs((long) decimal.scale()) > PLAIN_SCALE ? decimal.toString() : decimal.toPlainString();
    }

    private static String ofTime(Object value) {
        if (value instanceof LocalDateTime moment) {
            String time = time(moment.getHour(), moment.getMinute(), moment.getSecond(), moment.getNano());
            return moment.toLocalDate() + " " + time;
        }
        if (value instanceof Duration time) {
            Duration size = time.abs();
            String sign = time.isNegative() ? "-" : "";
            return sign + time(size.toHours(), size.toMinutesPart(), size.toSecondsPart(), size.toNanosPart());
        }
        return value.toString();
    }

    /** MySQL shows a fraction with all of its six digits. */
    private static String time(long hours, int minutes, int seconds, int nanos) {
        String whole = digits(hours) + ":" + digits(minutes) + ":" + digits(seconds);
        return nanos == 0 ? whole : whole + "." + DateFormat.digits(nanos / NANOS_PER_MICRO, 6);
    }

    private static String digits(long number) {
        return DateFormat.digits(number, 2);
    }
}
