package dev.caravan.mapping.expression;

import dev.caravan.mapping.notation.Moments;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A reference with a format: {@code {{created|date}}}; nothing stays nothing. */
public record Piped(Expression source, Pipe pipe, ZoneId zone) implements Expression {
    /** The formats. */
    public enum Pipe {
        DATE,
        DATETIME,
        TIMESTAMP;

        /** The spelling in a template. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object value = source.evaluate(scope);
        if (value == null || value.equals("")) {
            return value;
        }
        return switch (pipe) {
            case DATE -> Moments.date(value, zone);
            case DATETIME -> Moments.dateTime(value, zone);
            case TIMESTAMP -> Moments.timestamp(value, zone);
        };
    }
}
