package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many units.
 *
 * @param amount in the unit's own basic unit
 * @param nanos what a fraction of seconds adds
 */
record Interval(IntervalUnit unit, long amount, long nanos) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final BigDecimal LIMIT = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int NANO_DIGITS = 9;

    /** The amount is the argument at an index. */
    static Interval of(IntervalUnit unit, Arguments given, int index) {
        return unit.isSimple() ? simple(unit, given.decimal(index)) : composed(unit, given.text(index));
    }

    private static Interval simple(IntervalUnit unit, BigDecimal amount) {
        BigDecimal near = amount.max(LIMIT.negate()).min(LIMIT);
        if (unit == IntervalUnit.SECOND) {
            long nanos =
                    near.remainder(BigDecimal.ONE).movePointRight(NANO_DIGITS).longValue();
            return new Interval(unit, near.longValue(), nanos);
        }
        long rounded = near.setScale(0, RoundingMode.HALF_UP).longValue();
        return new Interval(unit, Math.multiplyExact(rounded, unit.factors().get(0)), 0);
    }

    /** {@code '1:30'}; with fewer numbers than parts the last parts are meant. */
    private static Interval composed(IntervalUnit unit, String text) {
        List<Long> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            numbers.add(Long.parseLong(number.group()));
        }
        List<Integer> factors = unit.factors();
        int missing = Math.max(0, factors.size() - numbers.size());
        long amount = 0;
        for (int i = missing; i < factors.size(); i++) {
            amount = Math.addExact(amount, Math.multiplyExact(numbers.get(i - missing), (long) factors.get(i)));
        }
        return new Interval(unit, text.strip().startsWith("-") ? -amount : amount, 0);
    }

    Interval negated() {
        return new Interval(unit, -amount, -nanos);
    }

    /** Whether it moves a date to a moment within a day. */
    boolean hasTime() {
        return unit.isTime();
    }

    LocalDateTime addTo(LocalDateTime moment) {
        return moment.plus(amount, unit.unit()).plusNanos(nanos);
    }
}
