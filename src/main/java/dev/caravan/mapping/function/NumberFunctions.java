package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of numbers. What is exact stays exact. */
final class NumberFunctions {
    private static final int MOST_DECIMALS = 38;

    private NumberFunctions() {}

    static List<BuiltIn> all() {
        List<BuiltIn> all = new ArrayList<>();
        all.add(BuiltIn.strict("ROUND", 1, 2, given -> rounded(given, RoundingMode.HALF_UP)));
        all.add(BuiltIn.strict("TRUNCATE", 2, 2, given -> rounded(given, RoundingMode.DOWN)));
        BuiltIn ceiling = BuiltIn.strict("CEILING", 1, 1, given -> whole(given, RoundingMode.CEILING));
        all.add(ceiling);
        all.add(ceiling.as("CEIL"));
        all.add(BuiltIn.strict("FLOOR", 1, 1, given -> whole(given, RoundingMode.FLOOR)));
        all.add(BuiltIn.strict(
                "ABS", 1, 1, given -> like(given.value(0), given.decimal(0).abs())));
        all.add(BuiltIn.strict("SIGN", 1, 1, given -> given.decimal(0).signum()));
        all.add(BuiltIn.strict("MOD", 2, 2, given -> Calculation.REMAINDER.apply(given.value(0), given.value(1))));
        BuiltIn power = BuiltIn.strict("POW", 2, 2, NumberFunctions::power);
        all.add(power);
        all.add(power.as("POWER"));
        all.add(BuiltIn.strict("SQRT", 1, 1, given -> real(given, Math::sqrt)));
        all.add(BuiltIn.strict("EXP", 1, 1, given -> real(given, Math::exp)));
        all.add(BuiltIn.strict("LN", 1, 1, given -> given.decimal(0).signum() <= 0 ? null : real(given, Math::log)));
        all.add(BuiltIn.strict(
                "LOG10", 1, 1, given -> given.decimal(0).signum() <= 0 ? null : real(given, Math::log10)));
        return all;
    }

    /** A number of the kind the value is of. */
    private static Object like(Object value, BigDecimal result) {
        Object number = MysqlNumber.of(value);
        if (number instanceof Real) {
            return new Real(result);
        }
        return MysqlNumber.isWhole(number) ? MysqlNumber.whole(result) : result;
    }

    private static Object rounded(Arguments given, RoundingMode mode) {
        int decimals = Math.max(-MOST_DECIMALS, Math.min(MOST_DECIMALS, given.whole(1, 0)));
        BigDecimal number = given.decimal(0);
        if (MysqlNumber.isWhole(given.value(0)) && decimals >= 0) {
            return given.value(0);
        }
        BigDecimal result = number.setScale(decimals, mode);
        return decimals > 0 ? result : like(given.value(0), result.setScale(0));
    }

    private static Object whole(Arguments given, RoundingMode mode) {
        BigDecimal result = given.decimal(0).setScale(0, mode);
        return MysqlNumber.of(given.value(0)) instanceof Real ? new Real(result) : MysqlNumber.whole(result);
    }

    private static Object power(Arguments given) {
        return Real.of(Math.pow(given.decimal(0).doubleValue(), given.decimal(1).doubleValue()));
    }

    private static @Nullable Object real(Arguments given, DoubleUnaryOperator function) {
        double result = function.applyAsDouble(given.decimal(0).doubleValue());
        return Double.isNaN(result) ? null : Real.of(result);
    }
}
