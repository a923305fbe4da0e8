package dev.caravan.mapping.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code CAST} and {@code CONVERT} turn values into.
 *
 * @param length of CHAR in characters, of DECIMAL in digits; -1 when not given
 * @param scale of DECIMAL
 */
public record CastType(Kind kind, int length, int scale) {
    /** The types. */
    enum Kind {
        CHAR,
        SIGNED,
        UNSIGNED,
        DECIMAL,
        DOUBLE,
        DATE,
        DATETIME,
        TIME
    }

    private static final Pattern SHAPE =
            Pattern.compile("([A-Z]+)(?: INTEGER)?\\s*(?:\\(\\s*([0-9]{1,3})\\s*(?:,\\s*([0-9]{1,2})\\s*)?\\))?");
    private static final int DECIMAL_DIGITS = 10;
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    /** The type of its spelling, {@code DECIMAL(10,2)}; empty when it is none. */
    public static Optional<CastType> parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " "));
        return shape.matches() ? kind(shape.group(1)).map(kind -> of(kind, shape)) : Optional.empty();
    }

    private static Optional<Kind> kind(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "CHAR", "NCHAR", "VARCHAR" -> Kind.CHAR;
                    case "SIGNED", "INT", "INTEGER", "BIGINT" -> Kind.SIGNED;
                    case "UNSIGNED" -> Kind.UNSIGNED;
                    case "DECIMAL", "NUMERIC" -> Kind.DECIMAL;
                    case "DOUBLE", "FLOAT", "REAL" -> Kind.DOUBLE;
                    case "DATE" -> Kind.DATE;
                    case "DATETIME", "TIMESTAMP" -> Kind.DATETIME;
                    case "TIME" -> Kind.TIME;
                    default -> null;
                });
    }

    private static CastType of(Kind kind, Matcher shape) {
        String length = shape.group(2);
        String scale = shape.group(3);
        return new CastType(
                kind, length == null ? -1 : Integer.parseInt(length), scale == null ? 0 : Integer.parseInt(scale));
    }

    /** The conversion, a function of one argument. */
    public MysqlFunction function() {
        MysqlFunction cast = this::cast;
        return cast.strict();
    }

    private @Nullable Object cast(Arguments given) {
        return switch (kind) {
            case CHAR -> length < 0 ? given.text(0) : TextFunctions.part(given.text(0), 1, length);
            case SIGNED -> MysqlNumber.whole(given.integer(0));
            case UNSIGNED ->
                MysqlNumber.whole(
                        given.integer(0).signum() < 0 ? given.integer(0).add(WORD) : given.integer(0));
            case DECIMAL -> decimal(given.decimal(0));
            case DOUBLE -> new Real(given.decimal(0));
            case DATE -> date(given.moment(0));
            case DATETIME -> moment(given.moment(0));
            case TIME -> given.span(0);
        };
    }

    /** What has too many digits becomes the greatest number that has not. */
    private BigDecimal decimal(BigDecimal number) {
        int digits = length < 0 ? DECIMAL_DIGITS : length;
        BigDecimal greatest =
                BigDecimal.TEN.pow(digits).subtract(BigDecimal.ONE).movePointLeft(scale);
        BigDecimal least = greatest.negate();
        return (number.compareTo(greatest) > 0 ? greatest : number.compareTo(least) < 0 ? least : number)
                .setScale(scale, RoundingMode.HALF_UP);
    }

    private static @Nullable Object date(@Nullable LocalDateTime moment) {
        return moment == null ? null : moment.toLocalDate();
    }

    private static @Nullable Object moment(@Nullable LocalDateTime moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
