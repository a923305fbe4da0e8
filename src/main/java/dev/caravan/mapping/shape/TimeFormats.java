package dev.caravan.mapping.shape;

import dev.caravan.mapping.notation.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The formats of {@code formatResponse} that make dates and times. */
final class TimeFormats {
    private static final long DAYS_OF_WEEK = 7;
    private static final long DAYS_OF_MONTH = 30;
    private static final long DAYS_OF_YEAR = 365;

    private TimeFormats() {}

    /** A format by a pattern; reads dates, times, seconds and milliseconds. */
    static ValueFormat of(String pattern, ZoneId zone) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        return (value, now) -> formatter.format(Moments.local(value, zone));
    }

    /** How long ago it was: {@code 刚刚}, {@code 一分钟前}, {@code 3天前}. What lies ahead is {@code 刚刚} too. */
    static String ago(Object value, Instant now, ZoneId zone) {
        Duration passed = Duration.between(Moments.local(value, zone), LocalDateTime.ofInstant(now, zone));
        long days = passed.toDays();
        if (passed.toMinutes() < 1) {
            return "刚刚";
        }
        if (days < 1) {
            return passed.toHours() < 1 ? ago(passed.toMinutes(), "分钟") : ago(passed.toHours(), "小时");
        }
        if (days < DAYS_OF_MONTH) {
            return days < DAYS_OF_WEEK ? ago(days, "天") : ago(days / DAYS_OF_WEEK, "周");
        }
        return days < DAYS_OF_YEAR ? ago(days / DAYS_OF_MONTH, "个月") : ago(days / DAYS_OF_YEAR, "年");
    }

    private static String ago(long count, String unit) {
        return (count == 1 ? "一" : String.valueOf(count)) + unit + "前";
    }
}
