package dev.caravan.model;

import java.util.Locale;

/**
 * What a run does.
 */
public enum RunKind {
    EXTRACT,
    DELIVER;

    /** The word kept in the store, e.g. {@code extract}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
