package dev.caravan.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A parser of a user's own, named by a row's {@code parser: {name, params}}. A bean of the registry, or a class named in
 * {@code META-INF/services/dev.caravan.mapping.MappingParser}. Must be pure and thread-safe.
 */
public interface MappingParser {
    /** Its name, in any case; never that of a built-in parser. */
    String name();

    /**
     * Checks its params when the mapping is compiled.
     *
     * @param params as written, empty when there are none
     * @throws IllegalArgumentException with a sentence that says what it takes
     */
    default void check(String params) {}

    /**
     * The reshaped value.
     *
     * @param value a text, number, boolean, map or list; never null
     * @return null when the field is to be left out
     * @throws IllegalArgumentException with a sentence when it cannot be reshaped; fails the record
     */
    @Nullable Object parse(Object value, String params);
}
