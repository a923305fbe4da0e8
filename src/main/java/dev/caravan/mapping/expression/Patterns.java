package dev.caravan.mapping.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.notation.InconvertibleException;
import org.jspecify.annotations.Nullable;

/** Regular expressions of filters, in RE2's syntax: no pattern takes longer than the text is long. */
public final class Patterns {
    private static final int LONGEST = 1_000;

    private Patterns() {}

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static Pattern compile(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a regular expression of " + text.length() + " characters; at most " + LONGEST + " are allowed");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException refused) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no regular expression (RE2): " + refused.getDescription(), refused);
        }
    }

    /** Refuses what cannot be compiled, as a value of a record that has no such form. */
    static void require(@Nullable Object value) {
        try {
            compile(MysqlText.orEmpty(value));
        } catch (IllegalArgumentException refused) {
            throw new InconvertibleException(value, "a regular expression");
        }
    }
}
