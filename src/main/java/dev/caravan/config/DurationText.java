package dev.caravan.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as text with a unit: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 3d}. */
public final class DurationText {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final long MILLIS_OF_DAY = 86_400_000;

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException with a sentence when the text has no unit or is not a duration at all
     */
    public static Duration parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a duration; write a whole number and a unit: 500ms, 30s, 5m, 1h or 1d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** The shortest text for a duration of whole milliseconds; the inverse of {@link #parse}. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        long[] sizes = {MILLIS_OF_DAY, 3_600_000, 60_000, 1000};
        String[] units = {"d", "h", "m", "s"};
        for (int i = 0; i < sizes.length; i++) {
            if (millis != 0 && millis % sizes[i] == 0) {
                return millis / sizes[i] + units[i];
            }
        }
        return millis == 0 ? "0s" : millis + "ms";
    }
}
