package dev.caravan.sandbox.door;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/** {@code yyyy-MM-dd HH:mm:ss} in Beijing (UTC+8, no summer time) to epoch seconds and back. */
public final class BeijingTime {
    public static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private BeijingTime() {}

    public static String text(long epochSecond) {
        return FORMAT.format(LocalDateTime.ofEpochSecond(epochSecond, 0, OFFSET));
    }

    /** Epoch seconds, or null when the text is not such a time. */
    public static @Nullable Long epochSecond(String text) {
        try {
            return LocalDateTime.parse(text, FORMAT).toEpochSecond(OFFSET);
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
