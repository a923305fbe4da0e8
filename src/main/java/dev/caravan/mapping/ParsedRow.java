package dev.caravan.mapping;

import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.expression.TargetField;
import dev.caravan.mapping.notation.InconvertibleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row with children whose object or list is reshaped by parsers.
 *
 * @param inner the row without its parsers; its field is {@code field}
 */
record ParsedRow(TargetField field, Row inner, List<FieldParser> parsers) implements Row {
    @Override
    public void render(Scope scope, Map<String, Object> target, Failures failures) {
        Map<String, Object> alone = new LinkedHashMap<>();
        inner.render(scope, alone, failures);
        Object value = field.get(alone);
        if (value == null) {
            return;
        }
        try {
            Object result = value;
            for (FieldParser parser : parsers) {
                result = result == null ? null : parser.apply(result);
            }
            if (result != null) {
                field.put(target, result);
            }
        } catch (InconvertibleException failure) {
            failures.add(field.name(), failure.value(), failure.expectation());
        }
    }

    @Override
    public boolean looksUp() {
        return inner.looksUp();
    }
}
