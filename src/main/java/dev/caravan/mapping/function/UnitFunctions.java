package dev.caravan.mapping.function;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that have a unit among their arguments; the unit is known when they are compiled. */
public final class UnitFunctions {
    private UnitFunctions() {}

    /** {@code moment + INTERVAL amount unit} of (moment, amount), or minus. */
    public static MysqlFunction shift(IntervalUnit unit, boolean forward) {
        MysqlFunction shift = given -> {
            try {
                Interval interval = Interval.of(unit, given, 1);
                return shifted(given, forward ? interval : interval.negated());
            } catch (ArithmeticException | DateTimeException beyondAllTime) {
                return null;
            }
        };
        return shift.strict();
    }

    /** A text gives a text, as in MySQL; a time of day stays one. */
    private static @Nullable Object shifted(Arguments given, Interval interval) {
        if (given.value(0) instanceof Duration time && interval.hasTime()) {
            return time.plus(Duration.of(interval.amount(), interval.unit().unit()))
                    .plusNanos(interval.nanos());
        }
        TimeText start = given.time(0);
        Object moved = start == null ? null : TimeFunctions.shifted(start, interval);
        return moved == null || Ordering.isTime(given.value(0)) ? moved : MysqlText.of(moved);
    }

    /** {@code TIMESTAMPDIFF(unit, start, end)} of (start, end). */
    public static MysqlFunction difference(IntervalUnit unit) {
        MysqlFunction difference = given -> {
            LocalDateTime start = given.moment(0);
            LocalDateTime end = given.moment(1);
            return start == null || end == null
                    ? null
                    : MysqlNumber.whole(BigInteger.valueOf(unit.between(start, end)));
        };
        return difference.strict();
    }

    /** {@code EXTRACT(unit FROM moment)} of (moment). */
    public static MysqlFunction extract(IntervalUnit unit) {
        List<String> parts = List.of(unit.name().split("_"));
        MysqlFunction extract = given -> {
            long number = 0;
            for (String part : from(parts)) {
                Object value = FunctionCatalog.builtIn()
                        .named(part)
                        .orElseThrow()
                        .function()
                        .apply(given);
                if (value == null) {
                    return null;
                }
                number = number * 100 + MysqlNumber.decimal(value).longValue();
            }
            return MysqlNumber.whole(BigInteger.valueOf(number));
        };
        return extract.strict();
    }

    /** {@code DAY_SECOND} has hours and minutes between. */
    private static List<String> from(List<String> ends) {
        List<String> order = List.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");
        return ends.size() == 1 ? ends : order.subList(order.indexOf(ends.get(0)), order.indexOf(ends.get(1)) + 1);
    }
}
