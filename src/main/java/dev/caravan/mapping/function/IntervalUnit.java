package dev.caravan.mapping.function;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The units of {@code INTERVAL}, {@code TIMESTAMPDIFF} and {@code EXTRACT}. */
public enum IntervalUnit {
    MICROSECOND(ChronoUnit.MICROS, 1),
    SECOND(ChronoUnit.SECONDS, 1),
    MINUTE(ChronoUnit.MINUTES, 1),
    HOUR(ChronoUnit.HOURS, 1),
    DAY(ChronoUnit.DAYS, 1),
    WEEK(ChronoUnit.WEEKS, 1),
    MONTH(ChronoUnit.MONTHS, 1),
    QUARTER(ChronoUnit.MONTHS, 3),
    YEAR(ChronoUnit.YEARS, 1),
    MINUTE_SECOND(ChronoUnit.SECONDS, 60, 1),
    HOUR_MINUTE(ChronoUnit.MINUTES, 60, 1),
    HOUR_SECOND(ChronoUnit.SECONDS, 3600, 60, 1),
    DAY_HOUR(ChronoUnit.HOURS, 24, 1),
    DAY_MINUTE(ChronoUnit.MINUTES, 1440, 60, 1),
    DAY_SECOND(ChronoUnit.SECONDS, 86_400, 3600, 60, 1),
    YEAR_MONTH(ChronoUnit.MONTHS, 12, 1);

    private final ChronoUnit unit;
    private final int[] factors;

    IntervalUnit(ChronoUnit unit, int... factors) {
        this.unit = unit;
        this.factors = factors;
    }

    /** The unit of a word, in whatever case; {@code SQL_TSI_DAY} too. */
    public static Optional<IntervalUnit> named(String word) {
        String upper = word.toUpperCase(Locale.ROOT).replaceFirst("^SQL_TSI_", "");
        return Arrays.stream(values()).filter(unit -> unit.name().equals(upper)).findFirst();
    }

    ChronoUnit unit() {
        return unit;
    }

    /** How many of {@link #unit()} each part of an amount is, the first part first. */
    int[] factors() {
        return factors.clone();
    }

    /** Whether it is one number, not several. */
    public boolean isSimple() {
        return factors.length == 1;
    }

    boolean isTime() {
        return unit.isTimeBased();
    }

    /** Whole units between two moments. */
    long between(LocalDateTime start, LocalDateTime end) {
        return unit.between(start, end) / factors[0];
    }
}
