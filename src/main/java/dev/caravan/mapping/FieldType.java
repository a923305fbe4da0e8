package dev.caravan.mapping;

import dev.caravan.config.NearestName;
import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import dev.caravan.mapping.function.MysqlLiteral;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.notation.InconvertibleException;
import dev.caravan.mapping.notation.Moments;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The types of target fields; conversions lose nothing or throw an {@link InconvertibleException}. */
enum FieldType {
    /** No type given: the source's JSON type is kept. */
    ANY("a value"),
    STRING("a text"),
    INT("a whole number"),
    FLOAT("a number"),
    BOOL("true or false"),
    DATE("a date"),
    DATETIME("a date and time"),
    TIMESTAMP("a date and time"),
    OBJECT("an object"),
    ARRAY("a list");

    private static final int MAX_DIGITS = 1000;
    private static final Map<String, FieldType> NAMES = Map.ofEntries(
            Map.entry("string", STRING),
            Map.entry("text", STRING),
            Map.entry("sql", STRING),
            Map.entry("int", INT),
            Map.entry("integer", INT),
            Map.entry("long", INT),
            Map.entry("float", FLOAT),
            Map.entry("double", FLOAT),
            Map.entry("decimal", FLOAT),
            Map.entry("number", FLOAT),
            Map.entry("bool", BOOL),
            Map.entry("boolean", BOOL),
            Map.entry("date", DATE),
            Map.entry("datetime", DATETIME),
            Map.entry("timestamp", TIMESTAMP),
            Map.entry("object", OBJECT),
            Map.entry("array", ARRAY));

    private final String expectation;

    FieldType(String expectation) {
        this.expectation = expectation;
    }

    /** The type of a name in a configuration; a refusal is an {@link IllegalArgumentException} with a sentence. */
    static FieldType named(String name) {
        FieldType type = NAMES.get(name.strip().toLowerCase(Locale.ROOT));
        if (type == null) {
            Set<String> allowed = new TreeSet<>(NAMES.keySet());
            throw new IllegalArgumentException(NearestName.unknown("type", name, allowed));
        }
        return type;
    }

    /** Whether an empty value of this type is sent as empty text; other types leave the field out. */
    boolean hasEmptyForm() {
        return this == ANY || this == STRING;
    }

    /** Whether it is made of other values. */
    boolean isShape() {
        return this == OBJECT || this == ARRAY;
    }

    /** Converts a value that is neither null nor empty text. */
    Object convert(Object value, ZoneId zone) {
        return switch (this) {
            case ANY -> value;
            case STRING -> MysqlText.of(value);
            case INT -> whole(value);
            case FLOAT -> number(value);
            case BOOL -> flag(value);
            default -> structured(value, zone);
        };
    }

    private Object structured(Object value, ZoneId zone) {
        return switch (this) {
            case DATE -> Moments.date(value, zone);
            case DATETIME -> Moments.dateTime(value, zone);
            case TIMESTAMP -> Moments.timestamp(value, zone);
            case OBJECT -> parsed(value, Map.class);
            default -> parsed(value, List.class);
        };
    }

    private Object whole(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
            return value;
        }
        BigDecimal number = decimal(value);
        if (number.scale() < -MAX_DIGITS) {
            throw new InconvertibleException(value, expectation);
        }
        try {
            return MysqlLiteral.whole(number.toBigIntegerExact().toString());
        } catch (ArithmeticException fraction) {
            throw new InconvertibleException(value, expectation);
        }
    }

    private Object number(Object value) {
        return value instanceof Number ? value : decimal(value);
    }

    private BigDecimal decimal(Object value) {
        try {
            String text = value instanceof Number || value instanceof String
                    ? value.toString().strip()
                    : "";
            if (text.length() <= MAX_DIGITS) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException notNumeric) {
            throw new InconvertibleException(value, expectation);
        }
        throw new InconvertibleException(value, expectation);
    }

    private Object flag(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        return switch (MysqlText.of(value).strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> throw new InconvertibleException(value, expectation);
        };
    }

    private Object parsed(Object value, Class<?> type) {
        if (type.isInstance(value)) {
            return value;
        }
        try {
            Object parsed = value instanceof String text ? Json.parse(text) : null;
            if (type.isInstance(parsed)) {
                return type.cast(parsed);
            }
        } catch (JsonException notJson) {
            throw new InconvertibleException(value, expectation);
        }
        throw new InconvertibleException(value, expectation);
    }
}
