package dev.caravan.model;

import java.util.Locale;

/**
 * Where the newest version of a record belongs (the store's {@code wanted}).
 */
public enum Destination {
    /** To be delivered to the target. */
    PENDING,
    /** Does not match {@code where}; nothing of it is written. */
    FILTERED,
    /** Kept by a stage that nobody delivers ({@code final: true}). */
    WRITTEN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word kept in the store, e.g. {@code pending}. */
    public String word() {
        return word;
    }
}
