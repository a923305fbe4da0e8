package dev.caravan.mapping.function;

import dev.caravan.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
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
            return String.format(
                            Locale.ROOT,
                            "%04d-%02d-%02d %02d:%02d:%02d",
                            moment.getYear(),
                            moment.getMonthValue(),
                            moment.getDayOfMonth(),
                            moment.getHour(),
                            moment.getMinute(),
                            moment.getSecond())
                    + fraction(moment.getNano());
        }
        if (value instanceof Duration time) {
            Duration size = time.abs();
            return String.format(
                            Locale.ROOT,
                            "%s%02d:%02d:%02d",
                            time.isNegative() ? "-" : "",
                            size.toHours(),
                            size.toMinutesPart(),
                            size.toSecondsPart())
                    + fraction(size.toNanosPart());
        }
        return value.toString();
    }

    /** MySQL shows a fraction with all of its six digits. */
    private static String fraction(int nanos) {
        return nanos == 0 ? "" : String.format(Locale.ROOT, ".%06d", nanos / NANOS_PER_MICRO);
    }
}
