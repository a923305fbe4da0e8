package dev.caravan.mapping.function;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The units of {@code INTERVAL}, {@code TIMESTAMPDIFF} and {@code EXTRACT}. */
public enum IntervalUnit {
    MICROSECOND(ChronoUnit.MICROS),
    SECOND(ChronoUnit.SECONDS),
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS),
    QUARTER(ChronoUnit.MONTHS),
    YEAR(ChronoUnit.YEARS),
    MINUTE_SECOND(ChronoUnit.SECONDS),
    HOUR_MINUTE(ChronoUnit.MINUTES),
    HOUR_SECOND(ChronoUnit.SECONDS),
    DAY_HOUR(ChronoUnit.HOURS),
    DAY_MINUTE(ChronoUnit.MINUTES),
    DAY_SECOND(ChronoUnit.SECONDS),
    YEAR_MONTH(ChronoUnit.MONTHS);

    private static final int QUARTER_MONTHS = 3;

    private final ChronoUnit unit;

    IntervalUnit(ChronoUnit unit) {
        this.unit = unit;
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
    List<Integer> factors() {
        return switch (this) {
            case QUARTER -> List.of(QUARTER_MONTHS);
            case MINUTE_SECOND, HOUR_MINUTE -> List.of(60, 1);
            case HOUR_SECOND -> List.of(3600, 60, 1);
            case DAY_HOUR -> List.of(24, 1);
            case DAY_MINUTE -> List.of(1440, 60, 1);
            case DAY_SECOND -> List.of(86_400, 3600, 60, 1);
            case YEAR_MONTH -> List.of(12, 1);
            default -> List.of(1);
        };
    }

    /** Whether it is one number, not several. */
    public boolean isSimple() {
        return name().indexOf('_') < 0;
    }

    boolean isTime() {
        return unit.isTimeBased();
    }

    /** Whole units between two moments. */
    long between(LocalDateTime start, LocalDateTime end) {
        return unit.between(start, end) / factors().get(0);
    }
}
