package dev.caravan.mapping.notation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times in the spellings business systems use: {@code 2024-01-02}, {@code 2024/1/2 3:04}, {@code
 * 2024-01-02T03:04:05.678+08:00}, {@code 20240102}, {@code 20240102030405}, seconds or milliseconds since 1970.
 */
public final class Moments {
    private static final String EXPECTED = "a date or time such as 2024-01-02 03:04:05";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern SHAPE = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"
            + "(?:[T ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?)? ?(Z|[-+][0-9]{2}:?[0-9]{2})?");
    private static final Pattern DIGITS =
            Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})([0-9]{2}))?");
    private static final int MOST_DIGITS = 18;
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private Moments() {}

    public static String date(Object value, ZoneId zone) {
        return DATE.format(read(value, zone));
    }

    public static String dateTime(Object value, ZoneId zone) {
        return DATE_TIME.format(read(value, zone));
    }

    /** Seconds since 1970. */
    public static Long timestamp(Object value, ZoneId zone) {
        return read(value, zone).atZone(zone).toEpochSecond();
    }

    /** The wall clock's time in the zone, whole seconds. */
    public static LocalDateTime local(Object value, ZoneId zone) {
        return read(value, zone);
    }

    private static LocalDateTime read(Object value, ZoneId zone) {
        try {
            if (value instanceof Number number) {
                return epoch(whole(number), zone);
            }
            String text = value instanceof String given ? given.strip() : "";
            Matcher shape = SHAPE.matcher(text);
            if (shape.matches()) {
                return zoned(local(shape), shape.group(7), zone);
            }
            Matcher digits = DIGITS.matcher(text);
            if (digits.matches()) {
                return local(digits);
            }
            if (text.matches("[0-9]{10}|[0-9]{13}")) {
                return epoch(new BigInteger(text), zone);
            }
        } catch (DateTimeException | ArithmeticException noSuchMoment) {
            throw new InconvertibleException(value, EXPECTED);
        }
        throw new InconvertibleException(value, EXPECTED);
    }

    /** A number such as 1e99999999 is refused before its digits are written out. */
    private static BigInteger whole(Number number) {
        BigDecimal decimal = new BigDecimal(number.toString());
        if (decimal.precision() - (long) decimal.scale() > MOST_DIGITS) {
            throw new ArithmeticException("no moment has so many digits");
        }
        return decimal.toBigIntegerExact();
    }

    private static LocalDateTime local(Matcher parts) {
        return LocalDateTime.of(
                part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4), part(parts, 5), part(parts, 6));
    }

    private static int part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static LocalDateTime zoned(LocalDateTime local, @Nullable String offset, ZoneId zone) {
        return offset == null
                ? local
                : local.atOffset(ZoneOffset.of(offset)).atZoneSameInstant(zone).toLocalDateTime();
    }

    private static LocalDateTime epoch(BigInteger number, ZoneId zone) {
        long epoch = number.longValueExact();
        Instant instant = Math.abs(epoch) < FIRST_MILLIS ? Instant.ofEpochSecond(epoch) : Instant.ofEpochMilli(epoch);
        return LocalDateTime.ofInstant(instant, zone);
    }
}
