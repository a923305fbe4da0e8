package dev.caravan.model;

import java.util.Locale;

/**
 * Where the delivery of a record's newest version stands. The lower-case name is the stored word.
 */
public enum RecordStatus {
    PENDING,
    LEASED,
    WRITTEN,
    RETRY,
    DEAD,
    FILTERED,
    UNKNOWN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word kept in the store, e.g. {@code pending}. */
    public String word() {
        return word;
    }

    /** The status of a stored word; an {@link IllegalArgumentException} for any other text. */
    public static RecordStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
