package dev.caravan.model.profile;

/**
 * Whether a write may be sent again when nobody knows whether it was applied.
 */
public enum Repeat {
    /** Sending it twice ends as sending it once, such as an update by id. */
    SAFE,
    /** Each sending may make another row; only a look-up can tell. */
    NEVER
}
