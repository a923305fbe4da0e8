package dev.caravan.mapping.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expression languages that rows may name by {@code language}. */
@FunctionalInterface
public interface ValueLanguages {
    /** Knows none. */
    ValueLanguages NONE = (language, text) -> {
        throw new IllegalArgumentException("the language \"" + language
                + "\" is known in a Camel context only, when it is on the class path there");
    };

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException with a sentence when the language is unknown or refuses the text
     */
    Compiled compile(String language, String text);

    /** A compiled expression. Thread-safe. */
    @FunctionalInterface
    interface Compiled {
        /**
         * The value.
         *
         * @param content the record, or the current element among the children of an array
         * @param record the whole record
         * @throws IllegalArgumentException with a sentence; fails the record
         */
        @Nullable Object evaluate(Map<?, ?> content, Map<?, ?> record);
    }
}
