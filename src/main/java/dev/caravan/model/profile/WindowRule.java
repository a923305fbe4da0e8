package dev.caravan.model.profile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An incremental filter.
 *
 * @param fromField dotted request field of the lower bound, included
 * @param toField dotted request field of the upper bound
 * @param format a {@link java.time.format.DateTimeFormatter} pattern in the profile's zone, {@code epoch-seconds}, {@code
 *     epoch-millis}, or {@code iso}: bounds are instants such as {@code 2024-01-31T00:00:00Z}, and what is read may have a
 *     space instead of the T, and no offset when it is in the connection's zone
 * @param granularity the smallest step the filter knows; bounds are aligned to it
 * @param overlap asked for on both sides beyond the window, for filters whose bounds are not known for certain
 * @param slice longest window that is read at once, null = no limit
 * @param lag how far the end of a window stays behind the clock
 * @param modifiedAt dotted record field with the source's modification time in {@code format}, null when there is none;
 *     {@code {option}} when an option of the operation names it
 */
public record WindowRule(
        String fromField,
        String toField,
        String format,
        Duration granularity,
        Duration overlap,
        @Nullable Duration slice,
        Duration lag,
        @Nullable String modifiedAt) {
    /** The option that must name the field with the modification time before this window can be used; null = none. */
    public @Nullable String missingOption() {
        return modifiedAt != null && modifiedAt.startsWith("{")
                ? modifiedAt.substring(1, modifiedAt.length() - 1)
                : null;
    }
}
