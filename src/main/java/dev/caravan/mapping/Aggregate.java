package dev.caravan.mapping;

import dev.caravan.json.Json;
import dev.caravan.mapping.function.MysqlLiteral;
import dev.caravan.mapping.function.MysqlNumber;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.notation.InconvertibleException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code groupCalculate} makes of the values of the records that are merged, in their order. Decimals are exact. */
enum Aggregate {
    /** 0 where there is no value. */
    SUM("$sum"),
    /** Not given where there is no value; what does not end is rounded to ten more decimals than the values have. */
    AVG("$avg"),
    /** By number where all values read as numbers, else by text. */
    MIN("$min"),
    MAX("$max"),
    PUSH("$push"),
    ADD_TO_SET("$addToSet"),
    FIRST("$first"),
    LAST("$last");

    /** An exponent of some digits would fill the memory when it is written out. */
    private static final int MOST_DIGITS = 1_000;

    private static final int MORE_DECIMALS = 10;

    private final String word;

    Aggregate(String word) {
        this.word = word;
    }

    /** The spelling in a configuration. */
    String word() {
        return word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Aggregate::word).toList();
    }

    /** The aggregate of a spelling, in any case, with or without the dollar. */
    static Optional<Aggregate> named(String text) {
        String plain = text.strip().replace("$", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(aggregate ->
                        aggregate.word.substring(1).toLowerCase(Locale.ROOT).equals(plain))
                .findFirst();
    }

    /**
     * The value of several values; null when there is none.
     *
     * @throws InconvertibleException when a value is no number where one is needed
     */
    @Nullable Object of(List<@Nullable Object> values) {
        List<Object> given =
                values.stream().filter(Objects::nonNull).map(Object.class::cast).toList();
        return switch (this) {
            case SUM -> plain(sum(given));
            case AVG -> average(given);
            case MIN -> extreme(given, order(given));
            case MAX -> extreme(given, order(given).reversed());
            case PUSH -> new ArrayList<>(given);
            case ADD_TO_SET -> new ArrayList<>(distinct(given));
            case FIRST -> values.isEmpty() ? null : values.get(0);
            case LAST -> values.isEmpty() ? null : values.get(values.size() - 1);
        };
    }

    private static BigDecimal sum(List<Object> values) {
        return values.stream().map(Aggregate::number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(Object value) {
        BigDecimal number = value.equals("") ? BigDecimal.ZERO : MysqlNumber.whollyNumeric(value);
        if (number == null || Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new InconvertibleException(value, "a number to calculate with");
        }
        return number;
    }

    private static @Nullable Object average(List<Object> values) {
        List<Object> given = values.stream().filter(value -> !value.equals("")).toList();
        if (given.isEmpty()) {
            return null;
        }
        BigDecimal sum = sum(given);
        int scale = Math.max(0, sum.scale()) + MORE_DECIMALS;
        BigDecimal quotient = sum.divide(BigDecimal.valueOf(given.size()), scale, RoundingMode.HALF_UP);
        BigDecimal shortest = quotient.stripTrailingZeros();
        return plain(shortest.scale() < sum.scale() ? quotient.setScale(Math.max(0, sum.scale())) : shortest);
    }

    private static Object plain(BigDecimal number) {
        return number.scale() <= 0 ? MysqlLiteral.whole(number.toBigInteger().toString()) : number;
    }

    private static Comparator<Object> order(List<Object> values) {
        return values.stream().allMatch(value -> MysqlNumber.whollyNumeric(value) != null)
                ? Comparator.comparing(Aggregate::number)
                : Comparator.comparing(MysqlText::of);
    }

    private static @Nullable Object extreme(List<Object> values, Comparator<Object> order) {
        return values.stream().min(order).orElse(null);
    }

    private static Collection<Object> distinct(List<Object> values) {
        Map<String, Object> distinct = new LinkedHashMap<>();
        values.forEach(value -> distinct.putIfAbsent(Json.write(value), value));
        return distinct.values();
    }
}
