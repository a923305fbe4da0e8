package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.MysqlText;

/**
 * A reference in quotes, {@code '{{x}}'}: the text of the field, empty when it is absent. A JSON boolean stays one, so that
 * it equals {@code true} as well as {@code '1'} and {@code 'true'}.
 */
public record QuotedValue(Expression source) implements Expression {
    @Override
    public Object evaluate(Scope scope) {
        Object value = source.evaluate(scope);
        return value instanceof Boolean ? value : MysqlText.orEmpty(value);
    }
}
