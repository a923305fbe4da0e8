package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date or moment read as leniently as MySQL does: {@code 2024-1-2}, {@code 2024.01.02 3:4}, {@code 20240102030405}, {@code
 * 24/1/2}, with whatever follows left aside. An offset ({@code Z}, {@code +08:00}) is heeded.
 *
 * @param withTime whether hours stand there too
 */
record TimeText(LocalDateTime moment, boolean withTime) {
    private static final Pattern PARTS = Pattern.compile(
            "\\s*([0-9]{1,4})[^0-9A-Za-z\\s]+([0-9]{1,2})[^0-9A-Za-z\\s]+"
                    + "([0-9]{1,2})(?:(?:T|\\s+)([0-9]{1,2})(?:\\p{Punct}+([0-9]{1,2})(?:\\p{Punct}+([0-9]{1,2})"
                    + "(?:\\.([0-9]{0,9}))?)?)?)?\\s?(Z|[-+][0-9]{2}:[0-9]{2})?(.*)",
            Pattern.DOTALL);
    private static final Pattern DIGITS = Pattern.compile("\\s*([0-9]{5,14})(?:\\.([0-9]{1,9}))?\\s*");
    private static final Pattern TIME = Pattern.compile(
            "\\s*(-?)(?:([0-9]{1,3})\\s+)?([0-9]{1,4}):([0-9]{1,2})(?::([0-9]{1,2})(?:\\.([0-9]{1,9}))?)?.*");
    private static final int PIVOT = 70;
    private static final int DATE_DIGITS = 8;
    private static final int MINUTES = 60;
    private static final int DAY_HOURS = 24;

    /** The moment a value says; null when it says none. */
    static @Nullable TimeText read(Object value, ZoneId zone) {
        if (value instanceof LocalDate date) {
            return new TimeText(date.atStartOfDay(), false);
        }
        if (value instanceof LocalDateTime moment) {
            return new TimeText(moment, true);
        }
        String text = MysqlText.of(value);
        try {
            Matcher digits = DIGITS.matcher(text);
            if (digits.matches()) {
                return ofDigits(digits.group(1), digits.group(2));
            }
            Matcher parts = Ordering.isNumber(value) ? null : PARTS.matcher(text);
            return parts != null && parts.matches() ? ofParts(parts, zone) : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** A time of day or a span: {@code 10:11:12}, {@code -1 02:03:04}; of a moment its time; null for anything else. */
    static @Nullable Duration time(Object value, ZoneId zone) {
        if (value instanceof Duration time) {
            return time;
        }
        Matcher parts = TIME.matcher(MysqlText.of(value));
        if (!(value instanceof String) || !parts.matches()) {
            TimeText moment = read(value, zone);
            return moment == null
                    ? null
                    : Duration.ofNanos(moment.moment().toLocalTime().toNanoOfDay());
        }
        int minutes = Integer.parseInt(parts.group(4));
        int seconds = number(parts.group(5));
        if (minutes >= MINUTES || seconds >= MINUTES) {
            return null;
        }
        Duration size = Duration.ofHours((long) number(parts.group(2)) * DAY_HOURS + Integer.parseInt(parts.group(3)))
                .plusMinutes(minutes)
                .plusSeconds(seconds)
                .plusNanos(nanos(parts.group(6)));
        return parts.group(1).isEmpty() ? size : size.negated();
    }

    private static @Nullable TimeText ofDigits(String digits, @Nullable String fraction) {
        int length = digits.length();
        boolean shortYear = length == DATE_DIGITS - 2 || length == 12;
        if (!shortYear && length != DATE_DIGITS && length != 14) {
            return null;
        }
        int yearDigits = shortYear ? 2 : 4;
        int year = year(digits.substring(0, yearDigits));
        LocalDate date = LocalDate.of(year, pair(digits, yearDigits), pair(digits, yearDigits + 2));
        if (length <= DATE_DIGITS) {
            return new TimeText(date.atStartOfDay(), false);
        }
        int at = yearDigits + 4;
        LocalDateTime moment = date.atTime(pair(digits, at), pair(digits, at + 2), pair(digits, at + 4));
        return new TimeText(moment.plusNanos(nanos(fraction)), true);
    }

    private static int pair(String digits, int at) {
        return Integer.parseInt(digits.substring(at, at + 2));
    }

    private static TimeText ofParts(Matcher parts, ZoneId zone) {
        LocalDate date =
                LocalDate.of(year(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        LocalDateTime moment = date.atTime(number(parts.group(4)), number(parts.group(5)), number(parts.group(6)))
                .plusNanos(nanos(parts.group(7)));
        String offset = parts.group(8);
        boolean withTime = parts.group(4) != null;
        if (offset != null && withTime) {
            moment = moment.atOffset(ZoneOffset.of(offset))
                    .atZoneSameInstant(zone)
                    .toLocalDateTime();
        }
        return new TimeText(moment, withTime);
    }

    /** Of two digits the years from 1970 to 2069. */
    static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() > 2 ? year : year + (year < PIVOT ? 2000 : 1900);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Six digits count, as in MySQL. */
    static int nanos(@Nullable String fraction) {
        if (fraction == null || fraction.isEmpty()) {
            return 0;
        }
        String micros = (fraction + "000000").substring(0, 6);
        return Integer.parseInt(micros) * 1000;
    }

    /** A number of seconds as a span. */
    static Duration seconds(BigDecimal seconds) {
        return Duration.ofSeconds(seconds.longValue())
                .plusNanos(seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }

    /** The date alone when there was no time. */
    Object value() {
        return withTime ? moment : moment.toLocalDate();
    }
}
