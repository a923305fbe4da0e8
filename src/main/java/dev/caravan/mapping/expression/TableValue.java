package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.notation.InconvertibleException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value looked up in a static table; nothing stays nothing.
 *
 * @param name of the table, for failures
 * @param values text of the value to what it becomes
 */
public record TableValue(Expression source, String name, Map<String, Object> values, Missing missing)
        implements Expression {
    /** What becomes of a value that the table lacks. */
    public enum Missing {
        KEEP,
        EMPTY,
        DEAD
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object value = source.evaluate(scope);
        if (value == null || value.equals("")) {
            return value;
        }
        if (value instanceof Map || value instanceof List) {
            throw new InconvertibleException(value, "a single value to look up in table " + name);
        }
        Object found = values.get(MysqlText.of(value));
        return found == null ? missing(value) : found;
    }

    @Override
    public boolean looksUp() {
        return source.looksUp();
    }

    private @Nullable Object missing(Object value) {
        return switch (missing) {
            case KEEP -> value;
            case EMPTY -> null;
            case DEAD -> throw new InconvertibleException(value, "a value that table " + name + " has");
        };
    }
}
