package dev.caravan.model.profile;

/**
 * How the text of an option becomes a request value.
 */
public enum OptionType {
    TEXT,
    INTEGER,
    BOOLEAN
}
