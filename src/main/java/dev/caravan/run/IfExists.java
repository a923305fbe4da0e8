package dev.caravan.run;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a push does with a row that the target already has.
 */
public enum IfExists {
    /** Changes it. */
    UPDATE,
    /** Releases it first where it is audited (反审核), then changes it. */
    UNAUDIT_UPDATE,
    /** Leaves it as it is; the record counts as written. */
    SKIP,
    /** Sends the row as a new one and lets the target refuse it. */
    REJECT;

    /** The mode of an option such as {@code unaudit-update}; null = {@link #UPDATE}. */
    public static IfExists of(@Nullable String option) {
        return option == null ? UPDATE : valueOf(option.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether sending a row twice ends as sending it once. */
    public boolean isIdempotent() {
        return this == UPDATE || this == UNAUDIT_UPDATE;
    }
}
