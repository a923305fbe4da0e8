package dev.caravan.daemon;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes times as people here read them.
 */
final class Times {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private Times() {}

    /** In this machine's zone; a dash for none. */
    static String text(@Nullable Instant time) {
        return time == null ? "-" : FORMAT.format(time);
    }
}
