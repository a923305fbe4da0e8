package dev.caravan.connection;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The headers {@code Retry-After} and {@code Date}. Pure. */
final class RetryAfter {
    /** Nobody waits longer in one go; a run is rescheduled instead. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * The wait asked for, at most 15 minutes; null when none, or nothing sensible, is asked for. A moment counts from the
     * server's own time, or from the clock where the answer does not tell it.
     */
    static @Nullable Duration read(HttpAnswer answer, Clock clock) {
        String text = answer.header("Retry-After");
        if (text == null) {
            return null;
        }
        if (text.matches("[0-9]+(\\.[0-9]*)?")) {
            String whole = text.replaceFirst("\\..*", "");
            return whole.length() > MOST_DIGITS ? LONGEST : capped(Duration.ofSeconds(Long.parseLong(whole)));
        }
        Instant until = instant(text);
        return until == null ? null : capped(Duration.between(now(answer, clock), until));
    }

    private static Instant now(HttpAnswer answer, Clock clock) {
        Instant server = instant(answer.header("Date"));
        return server == null ? clock.instant() : server;
    }

    /** The moment of an HTTP date, null when the text is none. */
    static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException notDate) {
            return null;
        }
    }

    static @Nullable Duration capped(Duration pause) {
        if (pause.isNegative() || pause.isZero()) {
            return null;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
