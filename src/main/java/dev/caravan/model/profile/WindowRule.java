package dev.caravan.model.profile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An incremental filter.
 *
 * @param fromField dotted request field of the lower bound, included
 * @param toField dotted request field of the upper bound
 * @param format a {@link java.time.format.DateTimeFormatter} pattern in the profile's zone, or {@code epoch-seconds} or
 *     {@code epoch-millis}
 * @param granularity the smallest step the filter knows; bounds are aligned to it
 * @param overlap asked for on both sides beyond the window, for filters whose bounds are not known for certain
 * @param slice longest window that is read at once, null = no limit
 * @param lag how far the end of a window stays behind the clock
 * @param modifiedAt dotted record field with the source's modification time in {@code format}, null when there is none
 */
public record WindowRule(
        String fromField,
        String toField,
        String format,
        Duration granularity,
        Duration overlap,
        @Nullable Duration slice,
        Duration lag,
        @Nullable String modifiedAt) {}
