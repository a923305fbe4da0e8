package dev.caravan.mapping;

import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.MissingParentException;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.expression.TargetField;
import dev.caravan.mapping.notation.InconvertibleException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row with a single value: read, default, type, parsers.
 *
 * @param source null when the row has no value
 * @param fallback taken when the value is empty
 */
record ValueRow(
        TargetField field,
        @Nullable Expression source,
        @Nullable Expression fallback,
        boolean required,
        Conversion conversion)
        implements Row {
    /** What is done to the value. */
    record Conversion(FieldType type, List<FieldParser> parsers, ZoneId zone) {
        /** Where parsers give the shape, the type says nothing about what goes into them. */
        private @Nullable Object apply(Object value) {
            boolean shaped = value instanceof Map || value instanceof List || type.isShape();
            return shaped && !parsers.isEmpty() ? parsed(value) : parsed(type.convert(value, zone));
        }

        private @Nullable Object parsed(Object value) {
            Object result = value;
            for (FieldParser parser : parsers) {
                result = result == null ? null : parser.apply(result);
            }
            return result;
        }
    }

    @Override
    public void render(Scope scope, Map<String, Object> target, Failures failures) {
        try {
            Object value = read(scope);
            Object shaped = value == null ? null : conversion.apply(value);
            if (shaped != null) {
                field.put(target, shaped);
            } else if (required) {
                failures.add(field.name(), null, "a value, the field is required");
            } else if (source != null && value == null) {
                empty(target);
            }
        } catch (InconvertibleException failure) {
            failures.add(field.name(), failure.value(), failure.expectation());
        } catch (MissingParentException notFound) {
            failures.add(field.name(), notFound);
        }
        scope.made(field, failures, target);
    }

    @Override
    public boolean looksUp() {
        return source != null && source.looksUp() || fallback != null && fallback.looksUp();
    }

    /** The value or the default; null when both are empty. */
    private @Nullable Object read(Scope scope) {
        Object value = source == null ? null : source.evaluate(scope);
        if (isEmpty(value) && fallback != null) {
            value = fallback.evaluate(scope);
        }
        return isEmpty(value) ? null : value;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("");
    }

    /** As on 轻易云 what is missing is sent as empty text, where the type has such a value. */
    private void empty(Map<String, Object> target) {
        if (conversion.type().hasEmptyForm()) {
            Object shaped = conversion.parsed("");
            if (shaped != null) {
                field.put(target, shaped);
            }
        }
    }
}
