package dev.caravan.model;

import java.util.Locale;

/**
 * Why a window is read.
 */
public enum WindowKind {
    /** The regular read from the checkpoint on. */
    FORWARD,
    /** Asked for by a person. */
    BACKFILL,
    /** A second look at an interval that was read while its rows may have moved. */
    SWEEP;

    /** The word kept in the store, e.g. {@code forward}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a stored word; an {@link IllegalArgumentException} for any other text. */
    public static WindowKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
