package dev.caravan.mapping.function;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code STR_TO_DATE}: a text read by a format. One thread, used once. */
final class DateReading {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> MONTH_NAMES = List.of(
            "JANUARY",
            "FEBRUARY",
            "MARCH",
            "APRIL",
            "MAY",
            "JUNE",
            "JULY",
            "AUGUST",
            "SEPTEMBER",
            "OCTOBER",
            "NOVEMBER",
            "DECEMBER");
    private static final List<String> DAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
    private static final List<String> SHORT_DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    private static final Pattern DATE_PART = Pattern.compile("%[YymcdeDjMbWa]");
    private static final Pattern TIME_PART = Pattern.compile("%[HkhIliSsfpTr]");

    private final String text;
    private int at;
    private boolean failed;
    private boolean hasDate;
    private boolean hasTime;
    private int year;
    private int month;
    private int day;
    private int dayOfYear;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private boolean halfDay;
    private boolean afternoon;

    private DateReading(String text) {
        this.text = text;
    }

    /** A date, a moment or a time, by what the format asks for; null when the text is none. */
    static @Nullable Object read(String text, String format) {
        DateReading reading = new DateReading(text);
        reading.hasDate = DATE_PART.matcher(format).find();
        reading.hasTime = TIME_PART.matcher(format).find();
        reading.follow(format);
        try {
            return reading.failed ? null : reading.result();
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** Where the text ends early the rest of the format does not count. */
    private void follow(String format) {
        for (int i = 0; i < format.length() && !failed && at < text.length(); i++) {
            char character = format.charAt(i);
            if (character == '%' && i + 1 < format.length()) {
                i++;
                part(format.charAt(i));
            } else if (Character.isWhitespace(character)) {
                skipBlanks();
            } else {
                expect(character);
            }
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void expect(char character) {
        skipBlanks();
        failed = at >= text.length() || text.charAt(at) != character;
        at++;
    }

    private void part(char specifier) {
        skipBlanks();
        switch (specifier) {
            case 'Y', 'y', 'm', 'c', 'd', 'e', 'D', 'j', 'M', 'b', 'W', 'a' -> datePart(specifier);
            case 'T' -> follow("%H:%i:%S");
            case 'r' -> follow("%I:%i:%S %p");
            case '%' -> expect('%');
            default -> timePart(specifier);
        }
    }

    private void datePart(char specifier) {
        switch (specifier) {
            case 'Y' -> year = number(4);
            case 'y' -> year = TimeText.year(String.format(Locale.ROOT, "%02d", number(2)));
            case 'm', 'c' -> month = number(2);
            case 'd', 'e' -> day = number(2);
            case 'D' -> {
                day = number(2);
                at += 2;
            }
            case 'j' -> dayOfYear = number(3);
            case 'M' -> month = word(MONTH_NAMES) + 1;
            case 'b' -> month = word(MONTHS) + 1;
            case 'W' -> word(DAYS);
            default -> word(SHORT_DAYS);
        }
    }

    private void timePart(char specifier) {
        switch (specifier) {
            case 'H', 'k' -> hour = number(2);
            case 'h', 'I', 'l' -> {
                hour = number(2);
                halfDay = true;
            }
            case 'i' -> minute = number(2);
            case 'S', 's' -> second = number(2);
            case 'f' -> fraction();
            case 'p' -> afternoon = word(List.of("AM", "PM")) == 1;
            default -> failed = true;
        }
    }

    private int number(int width) {
        int start = at;
        while (at < text.length() && at - start < width && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        failed = failed || at == start;
        return failed ? 0 : Integer.parseInt(text.substring(start, at));
    }

    private void fraction() {
        int start = at;
        number(6);
        nanos = failed ? 0 : TimeText.nanos(text.substring(start, at));
    }

    private int word(List<String> words) {
        for (String word : words) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                at += word.length();
                return words.indexOf(word);
            }
        }
        failed = true;
        return 0;
    }

    private @Nullable Object result() {
        int hours = halfDay ? hour % 12 + (afternoon ? 12 : 0) : hour;
        if (!isTime(hours)) {
            return null;
        }
        if (!hasDate) {
            return Duration.ofHours(hours)
                    .plusMinutes(minute)
                    .plusSeconds(second)
                    .plusNanos(nanos);
        }
        LocalDate date = dayOfYear > 0 ? LocalDate.ofYearDay(year, dayOfYear) : LocalDate.of(year, month, day);
        return hasTime ? date.atTime(hours, minute, second, nanos) : date;
    }

    private boolean isTime(int hours) {
        boolean clock = hours < 24 && minute < 60 && second < 60;
        return clock && (!halfDay || hour >= 1 && hour <= 12);
    }
}
