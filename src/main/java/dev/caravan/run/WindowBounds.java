package dev.caravan.run;

import dev.caravan.json.FieldPath;
import dev.caravan.model.Interval;
import dev.caravan.model.profile.WindowRule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a window's bounds into request fields, and reads a record's own modification time. Immutable, thread-safe.
 */
final class WindowBounds {
    private static final String ISO = "iso";

    private final WindowRule rule;
    private final ZoneId zone;
    private final @Nullable DateTimeFormatter formatter;
    private final @Nullable FieldPath modifiedAt;

    WindowBounds(WindowRule rule, ZoneId zone) {
        this.rule = rule;
        this.zone = zone;
        this.formatter = isLocal(rule) ? DateTimeFormatter.ofPattern(rule.format(), Locale.ROOT) : null;
        this.modifiedAt = rule.modifiedAt() == null ? null : FieldPath.of(rule.modifiedAt());
    }

    /** Whether bounds are written as local times. */
    static boolean isLocal(WindowRule rule) {
        return !rule.format().startsWith("epoch-") && !rule.format().equals(ISO);
    }

    /** The dotted request fields that ask for the interval, widened by the profile's overlap. */
    Map<String, Object> fields(Interval interval) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (rule.fromField() != null && rule.toField() != null) {
            fields.put(rule.fromField(), write(interval.from().minus(rule.overlap())));
            fields.put(rule.toField(), write(interval.to().plus(rule.overlap()).minus(rule.granularity())));
        }
        return fields;
    }

    private Object write(Instant instant) {
        if (formatter != null) {
            return formatter.format(instant.atZone(zone));
        }
        return switch (rule.format()) {
            case ISO -> instant.toString();
            case "epoch-seconds" -> instant.getEpochSecond();
            default -> instant.toEpochMilli();
        };
    }

    /**
     * The record's modification time, null when the profile names none or the record has none that can be read, or one that
     * comes twice as clocks are put back: taken for the wrong one it would make a newer state look older.
     */
    @Nullable Instant modifiedAt(Map<String, Object> content) {
        Object value = modifiedAt == null ? null : modifiedAt.get(content);
        if (value == null) {
            return null;
        }
        try {
            return read(value.toString());
        } catch (DateTimeException | NumberFormatException unreadable) {
            return null;
        }
    }

    private @Nullable Instant read(String text) {
        if (formatter != null) {
            return instant(LocalDateTime.parse(text, formatter));
        }
        if (rule.format().equals(ISO)) {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parse(text.replace(' ', 'T'));
            return time.isSupported(ChronoField.INSTANT_SECONDS)
                    ? Instant.from(time)
                    : instant(LocalDateTime.from(time));
        }
        long number = Long.parseLong(text);
        return rule.format().equals("epoch-seconds") ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private @Nullable Instant instant(LocalDateTime local) {
        boolean twice = RepeatedHours.overlap(zone.getRules(), local) != null;
        return twice ? null : local.atZone(zone).toInstant();
    }
}
