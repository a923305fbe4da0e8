package dev.caravan.mapping;

import dev.caravan.mapping.notation.InconvertibleException;
import org.jspecify.annotations.Nullable;

/**
 * A parser with its params, as a row names it.
 *
 * @param params what it takes: names, or a separator; empty when it takes nothing
 */
record FieldParser(MappingParser parser, String params) {
    /** The parser with params that it takes; a refusal is an {@link IllegalArgumentException} with a sentence. */
    static FieldParser of(MappingParser parser, String params) {
        parser.check(params);
        return new FieldParser(parser, params);
    }

    /** The reshaped value; null when there is none. */
    @Nullable Object apply(Object value) {
        try {
            return parser.parse(value, params);
        } catch (IllegalArgumentException refused) {
            throw new InconvertibleException(
                    value, "a value that the parser " + parser.name() + " takes: " + refused.getMessage());
        }
    }
}
