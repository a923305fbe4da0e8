package dev.caravan.model;

import java.util.Locale;

/**
 * What a lease is for.
 */
public enum LeaseKind {
    /** To send the records. */
    DELIVER,
    /** To learn what became of records whose outcome is unknown. */
    RESOLVE;

    /** The word kept in the store, e.g. {@code deliver}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
