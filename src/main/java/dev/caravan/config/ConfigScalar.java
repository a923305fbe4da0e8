package dev.caravan.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text, number, boolean or null, with its spelling kept: {@code 0012} and {@code 1.10} read as they were written. */
public final class ConfigScalar implements ConfigNode {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,1000}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9.]{1,1000}([eE][-+]?[0-9]{1,6})?");

    /** How an unquoted scalar reads. */
    enum Type {
        TEXT,
        WHOLE,
        DECIMAL,
        BOOLEAN,
        NULL
    }

    private final Place place;
    private final ConfigProblems problems;
    private final Type type;
    private final String text;

    ConfigScalar(Place place, ConfigProblems problems, Type type, String text) {
        this.place = place;
        this.problems = problems;
        this.type = type;
        this.text = text;
    }

    /** The text as written, without its quotes; empty for null. */
    public String text() {
        return isNull() ? "" : text;
    }

    /** Whether it is YAML or JSON null, or nothing at all. */
    public boolean isNull() {
        return type == Type.NULL;
    }

    /** Whether it is a text: quoted, or unquoted and neither number, boolean nor null. */
    public boolean isText() {
        return type == Type.TEXT;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public String kind() {
        return switch (type) {
            case TEXT -> "a text";
            case WHOLE, DECIMAL -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "nothing";
        };
    }

    @Override
    public @Nullable Object plain() {
        return switch (type) {
            case TEXT -> text;
            case WHOLE -> WHOLE.matcher(text).matches() ? smallest(new BigInteger(text)) : text;
            case DECIMAL -> decimal();
            case BOOLEAN -> text.equalsIgnoreCase("true");
            case NULL -> null;
        };
    }

    private Object decimal() {
        if (DECIMAL.matcher(text).matches()) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException notDecimal) {
                return text;
            }
        }
        return text;
    }

    private static Number smallest(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    @Override
    public void problem(String message) {
        problems.add(place, message);
    }

    @Override
    public String toString() {
        return text();
    }
}
