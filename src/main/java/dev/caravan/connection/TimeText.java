package dev.caravan.connection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * Times as records have them: {@code 2024-01-31 08:00:00.5}, with an offset where the column keeps instants. Read leniently:
 * a T instead of the space, an offset or none, a date alone. Immutable, thread-safe.
 */
public final class TimeText {
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendOffset("+HH:MM", "Z")
            .toFormatter();
    private static final int DATE_LENGTH = 10;

    private final ZoneId zone;

    /**
     * @param zone of texts without an offset
     */
    public TimeText(ZoneId zone) {
        this.zone = zone;
    }

    public String write(LocalDateTime time) {
        return LOCAL.format(time);
    }

    public String write(OffsetDateTime time) {
        return write(time.toInstant());
    }

    /** An instant in the zone, with its offset. */
    public String write(Instant instant) {
        return OFFSET.format(instant.atZone(zone));
    }

    /** The wall clock's time of an instant. */
    public LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    /**
     * The wall clock's time that a text tells.
     *
     * @throws DateTimeException when it tells none
     */
    public LocalDateTime local(String text) {
        TemporalAccessor time = parse(text);
        return time.isSupported(ChronoField.OFFSET_SECONDS) ? local(Instant.from(time)) : LocalDateTime.from(time);
    }

    /**
     * The instant that a text tells.
     *
     * @throws DateTimeException when it tells none
     */
    public OffsetDateTime instant(String text) {
        TemporalAccessor time = parse(text);
        return time.isSupported(ChronoField.OFFSET_SECONDS)
                ? OffsetDateTime.from(time)
                : LocalDateTime.from(time).atZone(zone).toOffsetDateTime();
    }

    /** The date that a text tells; of a time only when it is midnight, so that nothing is lost. */
    public LocalDate date(String text) {
        LocalDateTime time = local(text);
        if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new DateTimeException("not a date alone");
        }
        return time.toLocalDate();
    }

    private static TemporalAccessor parse(String text) {
        String stripped = text.strip();
        return stripped.length() == DATE_LENGTH
                ? LocalDate.parse(stripped).atStartOfDay()
                : DateTimeFormatter.ISO_DATE_TIME.parse(stripped.replace(' ', 'T'));
    }
}
