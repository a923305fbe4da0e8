package dev.caravan.config;

import org.jspecify.annotations.Nullable;

/** A piece of a configuration document: a map, a list or a scalar, each with its place. Used by one thread. */
public sealed interface ConfigNode permits ConfigMap, ConfigList, ConfigScalar {
    /** Where it starts. */
    Place place();

    /** What it is, for messages: {@code a map}, {@code a list}, {@code a text}, …. */
    String kind();

    /**
     * The plain value: {@code LinkedHashMap}, {@code ArrayList}, {@code String}, {@code Boolean}, {@code Integer}, {@code
     * Long}, {@code BigInteger}, {@code BigDecimal} or null.
     */
    @Nullable Object plain();

    /** Notes a problem at this place. */
    void problem(String message);
}
