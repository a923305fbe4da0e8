package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that make dates, times and texts of them; NULL for what is no date. */
final class TimeFunctions {
    private static final int NANO_DIGITS = 9;
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    private TimeFunctions() {}

    static List<BuiltIn> all() {
        List<BuiltIn> all = new ArrayList<>();
        all.add(BuiltIn.strict("DATE", 1, 1, given -> {
            LocalDateTime moment = given.moment(0);
            return moment == null ? null : moment.toLocalDate();
        }));
        all.add(BuiltIn.strict("TIMESTAMP", 1, 1, given -> given.moment(0)));
        all.add(BuiltIn.strict("TIME", 1, 1, given -> given.span(0)));
        all.add(BuiltIn.strict("LAST_DAY", 1, 1, given -> {
            LocalDateTime moment = given.moment(0);
            return moment == null
                    ? null
                    : moment.toLocalDate().withDayOfMonth(moment.toLocalDate().lengthOfMonth());
        }));
        all.add(BuiltIn.strict("DATEDIFF", 2, 2, TimeFunctions::days));
        all.add(BuiltIn.strict("TIMEDIFF", 2, 2, TimeFunctions::difference));
        all.add(BuiltIn.strict("SEC_TO_TIME", 1, 1, given -> TimeText.seconds(given.decimal(0))));
        all.add(BuiltIn.text("DATE_FORMAT", 2, 2, given -> formatted(given.moment(0), given.text(1))));
        all.add(BuiltIn.strict("STR_TO_DATE", 2, 2, given -> DateReading.read(given.text(0), given.text(1))));
        all.add(BuiltIn.local("FROM_UNIXTIME", 1, 2, TimeFunctions::fromUnixTime));
        all.add(BuiltIn.local("UNIX_TIMESTAMP", 0, 1, TimeFunctions::unixTime));
        return all;
    }

    private static @Nullable Object days(Arguments given) {
        LocalDateTime end = given.moment(0);
        LocalDateTime start = given.moment(1);
        return end == null || start == null
                ? null
                : (Object) (int) ChronoUnit.DAYS.between(start.toLocalDate(), end.toLocalDate());
    }

    private static @Nullable Object difference(Arguments given) {
        TimeText end = given.time(0);
        TimeText start = given.time(1);
        if (end != null && start != null) {
            return Duration.between(start.moment(), end.moment());
        }
        Duration later = given.span(0);
        Duration earlier = given.span(1);
        return end != null || start != null || later == null || earlier == null ? null : later.minus(earlier);
    }

    private static @Nullable String formatted(@Nullable LocalDateTime moment, String format) {
        return moment == null ? null : DateFormat.format(moment, format);
    }

    /** Whole seconds, or with their fraction. */
    private static @Nullable Object fromUnixTime(Arguments given) {
        BigDecimal seconds = given.decimal(0);
        if (seconds.signum() < 0 || seconds.compareTo(LAST_SECOND) > 0) {
            return null;
        }
        long nanos =
                seconds.remainder(BigDecimal.ONE).movePointRight(NANO_DIGITS).longValue();
        Instant instant = Instant.ofEpochSecond(seconds.longValue(), nanos);
        LocalDateTime moment = LocalDateTime.ofInstant(instant, given.settings().zone());
        return given.size() > 1 ? DateFormat.format(moment, given.text(1)) : moment;
    }

    private static @Nullable Object unixTime(Arguments given) {
        if (given.size() == 0) {
            return MysqlNumber.whole(
                    BigInteger.valueOf(given.settings().clock().instant().getEpochSecond()));
        }
        LocalDateTime moment = given.moment(0);
        if (moment == null) {
            return null;
        }
        Instant instant = moment.atZone(given.settings().zone()).toInstant();
        BigDecimal seconds = BigDecimal.valueOf(Math.max(0, instant.getEpochSecond()));
        return instant.getNano() == 0
                ? MysqlNumber.whole(seconds)
                : seconds.add(BigDecimal.valueOf(instant.getNano() / 1000, 6));
    }

    /** A moment moved by so many units; NULL outside the years 0 to 9999. */
    static @Nullable Object shifted(TimeText start, Interval interval) {
        try {
            LocalDateTime moved = interval.addTo(start.moment());
            if (moved.getYear() < 0 || moved.getYear() > 9999) {
                return null;
            }
            return start.withTime() || interval.hasTime() ? moved : moved.toLocalDate();
        } catch (DateTimeException | ArithmeticException beyond) {
            return null;
        }
    }
}
