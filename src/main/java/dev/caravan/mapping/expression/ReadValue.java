package dev.caravan.mapping.expression;

import org.jspecify.annotations.Nullable;

/**
 * A value that a row read while it was mapped.
 *
 * @param name the source field as the row writes it, or what was looked up where
 * @param value null when there was none
 */
public record ReadValue(String name, @Nullable Object value) {}
