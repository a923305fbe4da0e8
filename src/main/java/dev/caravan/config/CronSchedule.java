package dev.caravan.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as crontab writes it, in five fields of numbers: minute, hour, day of the month, month, day of the week (0 and
 * 7 are Sunday). When both days are restricted, either is enough, as in cron. Immutable, thread-safe.
 */
public final class CronSchedule {
    private static final Pattern PART = Pattern.compile("(?:\\*|([0-9]{1,2})(?:-([0-9]{1,2}))?)(?:/([0-9]{1,2}))?");
    /** Some days come only every eighth year: the 29th of February around 2100. */
    private static final int MOST_DAYS = 8 * 366;

    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int DAYS_OF_WEEK = 7;

    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59),
            new Field("hour", 0, 23),
            new Field("day of the month", 1, 31),
            new Field("month", 1, 12),
            new Field("day of the week", 0, 7));

    private record Field(String name, int least, int most) {}

    private final String text;
    private final List<BitSet> fields;
    private final boolean anyDay;
    private final boolean anyWeekday;

    private CronSchedule(String text, List<BitSet> fields, boolean anyDay, boolean anyWeekday) {
        this.text = text;
        this.fields = fields;
        this.anyDay = anyDay;
        this.anyWeekday = anyWeekday;
    }

    /**
     * Reads five fields.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static CronSchedule parse(String text) {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != FIELDS.size()) {
            throw new IllegalArgumentException("\"" + text + "\" has " + parts.length
                    + " fields, expected are 5: minute hour day month weekday, such as 2 */2 * * *");
        }
        List<BitSet> fields = List.of(
                values(text, parts, 0),
                values(text, parts, 1),
                values(text, parts, 2),
                values(text, parts, 3),
                values(text, parts, 4));
        if (fields.get(4).get(DAYS_OF_WEEK)) {
            fields.get(4).set(0);
        }
        return new CronSchedule(text.strip(), fields, parts[2].startsWith("*"), parts[4].startsWith("*"));
    }

    private static BitSet values(String text, String[] parts, int index) {
        Field field = FIELDS.get(index);
        BitSet values = new BitSet();
        for (String part : parts[index].split(",", -1)) {
            Matcher read = PART.matcher(part);
            if (!read.matches()) {
                throw new IllegalArgumentException("\"" + text + "\": the " + field.name() + " is \"" + parts[index]
                        + "\", expected are numbers such as 5, 1-5, */10 or 1,15");
            }
            add(values, text, field, read);
        }
        return values;
    }

    /** A number with a step goes on to the end: 5/20 is 5-59/20. */
    private static void add(BitSet values, String text, Field field, Matcher read) {
        boolean whole = read.group(1) == null || read.group(2) == null && read.group(3) != null;
        int from = number(read.group(1), field.least());
        int to = number(read.group(2), whole ? field.most() : from);
        int step = number(read.group(3), 1);
        if (from < field.least() || to > field.most() || from > to || step == 0) {
            throw new IllegalArgumentException("\"" + text + "\": the " + field.name() + " is \"" + read.group()
                    + "\", allowed are " + field.least() + " to " + field.most());
        }
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** The first minute of the schedule after an instant; empty when there is none within eight years. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        ZonedDateTime start = after.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        int minute = start.getHour() * 60 + start.getMinute();
        for (int days = 0; days < MOST_DAYS; days++) {
            LocalDate day = start.toLocalDate().plusDays(days);
            int found = isOn(day) ? minuteFrom(days == 0 ? minute : 0) : MINUTES_OF_DAY;
            if (found < MINUTES_OF_DAY) {
                return Optional.of(
                        day.atTime(found / 60, found % 60).atZone(zone).toInstant());
            }
        }
        return Optional.empty();
    }

    private boolean isOn(LocalDate day) {
        boolean ofMonth = fields.get(2).get(day.getDayOfMonth());
        boolean ofWeek = fields.get(4).get(day.getDayOfWeek().getValue() % DAYS_OF_WEEK);
        boolean fits = anyDay || anyWeekday ? ofMonth && ofWeek : ofMonth || ofWeek;
        return fits && fields.get(3).get(day.getMonthValue());
    }

    private int minuteFrom(int least) {
        for (int minute = least; minute < MINUTES_OF_DAY; minute++) {
            if (fields.get(0).get(minute % 60) && fields.get(1).get(minute / 60)) {
                return minute;
            }
        }
        return MINUTES_OF_DAY;
    }

    /** The text as written. */
    @Override
    public String toString() {
        return text;
    }
}
