package dev.caravan.model.profile;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incremental filter.
 *
 * @param fromField dotted request field of the lower bound, included; null when the request carries the filter itself
 * @param toField dotted request field of the upper bound; null with {@code fromField}
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
        @Nullable String fromField,
        @Nullable String toField,
        String format,
        Duration granularity,
        Duration overlap,
        @Nullable Duration slice,
        Duration lag,
        @Nullable String modifiedAt) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * A filter that the case's own request carries, in whole seconds. It may take its lower bound or leave it out: a second
     * is asked for twice.
     */
    public static WindowRule ofRequest() {
        return new WindowRule(null, null, "epoch-seconds", SECOND, SECOND, null, Duration.ofMinutes(5), null);
    }

    /** Whether the request carries the filter itself. */
    public boolean isOfRequest() {
        return fromField == null;
    }

    /** The request fields that it fills. */
    public Set<String> fields() {
        return fromField == null || toField == null ? Set.of() : Set.of(fromField, toField);
    }

    /** The option that must name the field with the modification time before this window can be used; null = none. */
    public @Nullable String missingOption() {
        return modifiedAt != null && modifiedAt.startsWith("{")
                ? modifiedAt.substring(1, modifiedAt.length() - 1)
                : null;
    }
}
