package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.MysqlText;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What kind of value a choice among expressions has. As in MySQL the whole is a text as soon as one of them is: of {@code
 * IFNULL(0, '')} the result is {@code '0'}, which is not equal to {@code ''}, as the number 0 would be.
 */
enum ResultKind {
    TEXT,
    AS_FOUND;

    static ResultKind of(Collection<Expression> alternatives) {
        return alternatives.stream().anyMatch(ResultKind::isText) ? TEXT : AS_FOUND;
    }

    private static boolean isText(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal.value() instanceof String;
        }
        if (expression instanceof FunctionCall call) {
            return call.text();
        }
        if (expression instanceof Choice choice) {
            return choice.kind() == TEXT;
        }
        if (expression instanceof Switch choice) {
            return choice.kind() == TEXT;
        }
        return expression instanceof FirstValue first
                ? first.kind() == TEXT
                : expression instanceof QuotedValue || expression instanceof MixedText;
    }

    /** The value as this kind; a JSON boolean stays one. */
    @Nullable Object read(@Nullable Object value) {
        return this == AS_FOUND || value == null || value instanceof Boolean ? value : MysqlText.of(value);
    }
}
