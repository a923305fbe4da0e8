package dev.caravan.model.profile;

/**
 * A value made afresh for each attempt.
 *
 * @param pattern of {@link Kind#TIME}, in the profile's zone; empty for other kinds
 */
public record MadeValue(Kind kind, String pattern) {
    /** What is made. */
    public enum Kind {
        /** The time by a pattern such as {@code yyyy-MM-dd HH:mm:ss}. */
        TIME,
        /** Whole seconds since 1970. */
        EPOCH_SECONDS,
        /** Milliseconds since 1970. */
        EPOCH_MILLIS,
        /** 16 random digits, the first of which is not 0. */
        DIGITS,
        /** 32 random lower-case hex digits. */
        HEX,
        /** A random UUID. */
        UUID
    }
}
