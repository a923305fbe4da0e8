package dev.caravan.mapping.function;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** {@code DATE_FORMAT}. */
final class DateFormat {
    private static final int NOON = 12;

    private DateFormat() {}

    static String format(LocalDateTime moment, String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char character = format.charAt(i);
            if (character == '%' && i + 1 < format.length()) {
                i++;
                text.append(part(moment, format.charAt(i)));
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }

    private static String part(LocalDateTime moment, char specifier) {
        return switch (specifier) {
            case 'Y', 'y', 'M', 'm', 'b', 'c', 'D', 'd', 'e', 'j' -> ofDate(moment.toLocalDate(), specifier);
            case 'W', 'a', 'w', 'U', 'u', 'V', 'v', 'X', 'x' -> ofWeek(moment.toLocalDate(), specifier);
            case 'H', 'k', 'h', 'I', 'l', 'i', 'S', 's', 'f', 'p' -> ofTime(moment, specifier);
            case 'T' -> format(moment, "%H:%i:%S");
            case 'r' -> format(moment, "%I:%i:%S %p");
            default -> String.valueOf(specifier);
        };
    }

    private static String ofDate(LocalDate date, char specifier) {
        return switch (specifier) {
            case 'Y' -> digits(date.getYear(), 4);
            case 'y' -> digits(date.getYear() % 100, 2);
            case 'M' -> date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b' -> date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'm' -> digits(date.getMonthValue(), 2);
            case 'c' -> String.valueOf(date.getMonthValue());
            case 'd' -> digits(date.getDayOfMonth(), 2);
            case 'e' -> String.valueOf(date.getDayOfMonth());
            case 'j' -> digits(date.getDayOfYear(), 3);
            default -> date.getDayOfMonth() + ordinal(date.getDayOfMonth());
        };
    }

    private static String ofWeek(LocalDate date, char specifier) {
        return switch (specifier) {
            case 'W' -> date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'a' -> date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'w' -> String.valueOf(date.getDayOfWeek().getValue() % 7);
            case 'U' -> digits(Weeks.of(date, 0).number(), 2);
            case 'u' -> digits(Weeks.of(date, 1).number(), 2);
            case 'V' -> digits(Weeks.of(date, 2).number(), 2);
            case 'v' -> digits(Weeks.of(date, 3).number(), 2);
            case 'X' -> digits(Weeks.of(date, 2).year(), 4);
            default -> digits(Weeks.of(date, 3).year(), 4);
        };
    }

    private static String ofTime(LocalDateTime moment, char specifier) {
        int hour = moment.getHour();
        int halfDay = hour % NOON == 0 ? NOON : hour % NOON;
        return switch (specifier) {
            case 'H' -> digits(hour, 2);
            case 'k' -> String.valueOf(hour);
            case 'h', 'I' -> digits(halfDay, 2);
            case 'l' -> String.valueOf(halfDay);
            case 'i' -> digits(moment.getMinute(), 2);
            case 'f' -> digits(moment.getNano() / 1000, 6);
            case 'p' -> hour < NOON ? "AM" : "PM";
            default -> digits(moment.getSecond(), 2);
        };
    }

    /** A number with zeros in front. */
    static String digits(long number, int width) {
        String digits = String.valueOf(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String ordinal(int day) {
        return switch (day % 10) {
            case 1 -> day == 11 ? "th" : "st";
            case 2 -> day == NOON ? "th" : "nd";
            case 3 -> day == 13 ? "th" : "rd";
            default -> "th";
        };
    }
}
