package dev.caravan.mapping.expression;

import com.google.re2j.Pattern;
import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.notation.InconvertibleException;
import org.jspecify.annotations.Nullable;

/**
 * {@code text REGEXP pattern}, in RE2's syntax.
 *
 * @param compiled the pattern when it stands in the configuration, else null
 */
public record PatternMatch(
        Expression text, Expression pattern, @Nullable Pattern compiled, Collation collation) implements Expression {
    /** An {@link IllegalArgumentException} with a sentence for a pattern that is none. */
    public static PatternMatch of(Expression text, Expression pattern, Collation collation) {
        Object constant = pattern instanceof Literal literal ? literal.value() : null;
        return new PatternMatch(text, pattern, constant == null ? null : compile(constant, collation), collation);
    }

    private static Pattern compile(Object pattern, Collation collation) {
        String text = MysqlText.of(pattern);
        return Patterns.compile(collation == Collation.GENERAL_CI ? "(?i)" + text : text);
    }

    @Override
    public Truth truth(Scope scope) {
        Object value = text.evaluate(scope);
        Object wanted = pattern.evaluate(scope);
        if (value == null || wanted == null) {
            return Truth.UNKNOWN;
        }
        Pattern known = compiled;
        if (known == null) {
            known = ofRecord(wanted);
        }
        return Truth.of(known.matcher(MysqlText.of(value)).find());
    }

    private Pattern ofRecord(Object wanted) {
        try {
            return compile(wanted, collation);
        } catch (IllegalArgumentException refused) {
            throw new InconvertibleException(wanted, "a regular expression");
        }
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return truth(scope).value();
    }
}
