package dev.caravan.mapping;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many rows a target configuration wants in a call ({@code operation}).
 *
 * @param single {@code none}: a row is a call
 * @param rows most rows of a call; empty = what the vendor profile says
 * @param rowsKey the request field that takes the rows, where the vendor profile names none
 */
public record CallShape(boolean single, OptionalInt rows, Optional<String> rowsKey) {
    /** Of a configuration that says nothing: what the vendor profile says. */
    public static final CallShape OF_PROFILE = new CallShape(false, OptionalInt.empty(), Optional.empty());
}
