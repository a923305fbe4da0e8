package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.MysqlNumber;
import dev.caravan.mapping.function.Real;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference that stands in an expression without quotes: a text that is a number counts as that number, {@code true} and
 * {@code false} as such; absent or empty is NULL. A text with a zero in front ({@code 004}) is a code and stays a text.
 */
public record BareValue(Expression source) implements Expression {
    private static final int LONGEST = 100;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)?\\.[0-9]+");
    private static final Pattern EXPONENT = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?[eE][-+]?[0-9]{1,3}");

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object value = source.evaluate(scope);
        return value instanceof String text ? read(text) : value;
    }

    private static @Nullable Object read(String text) {
        if (text.isEmpty()) {
            return null;
        }
        char first = text.charAt(0);
        if (first == '-' || first == '.' || first >= '0' && first <= '9') {
            return number(text);
        }
        if (text.equalsIgnoreCase("true")) {
            return Boolean.TRUE;
        }
        return text.equalsIgnoreCase("false") ? (Object) Boolean.FALSE : text;
    }

    private static Object number(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        if (WHOLE.matcher(text).matches()) {
            return MysqlNumber.whole(new BigInteger(text));
        }
        if (DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        return EXPONENT.matcher(text).matches() ? new Real(new BigDecimal(text)) : text;
    }
}
