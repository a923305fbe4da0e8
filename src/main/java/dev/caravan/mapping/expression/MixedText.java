package dev.caravan.mapping.expression;

import dev.caravan.mapping.function.MysqlText;
import java.util.List;

/** Text with references in it: {@code 旺店通{{no}}}; an absent field is empty text. */
public record MixedText(List<Expression> parts) implements Expression {
    @Override
    public String evaluate(Scope scope) {
        StringBuilder text = new StringBuilder();
        for (Expression part : parts) {
            text.append(MysqlText.orEmpty(part.evaluate(scope)));
        }
        return text.toString();
    }
}
