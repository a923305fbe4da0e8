package dev.caravan.migrate;

import dev.caravan.config.CronSchedule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Turns a crontab of five fields into Quartz's six. Pure. */
final class Crontab {
    private static final Pattern STEP = Pattern.compile("/([0-9]+)");
    /** Of minute, hour, day of the month, month and day of the week, in Quartz. */
    private static final List<Integer> LARGEST_STEPS = List.of(59, 23, 31, 12, 7);

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern DAY = Pattern.compile("(?<!/)[0-7]");

    private Crontab() {}

    /**
     * Quartz's text; empty when the crontab is not one of numbers within their ranges, or has both a day of the month and of the week: crontab
     * then runs on either, which no single text of Quartz says.
     */
    static Optional<String> quartz(String crontab) {
        List<String> fields = List.of(crontab.strip().split("\\s+"));
        return isCrontab(crontab) && isStepped(fields)
                ? days(fields.get(2), fields.get(3), fields.get(4)).map(days -> six(fields, days))
                : Optional.empty();
    }

    private static boolean isCrontab(String crontab) {
        try {
            CronSchedule.parse(crontab);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isStepped(List<String> fields) {
        return IntStream.range(0, fields.size()).allMatch(i -> STEP.matcher(fields.get(i))
                .results()
                .allMatch(step -> Integer.parseInt(step.group(1)) <= LARGEST_STEPS.get(i)));
    }

    private static String six(List<String> fields, List<String> days) {
        return String.join(" ", "0", fields.get(0), fields.get(1), days.get(0), fields.get(3), days.get(1));
    }

    /** The days of the month and of the week, one of which must be open in Quartz. */
    private static Optional<List<String>> days(String day, String month, String weekday) {
        if (weekday.equals("*") || isNever(day, month, weekday)) {
            return Optional.of(List.of(day, "?"));
        }
        return day.equals("*") ? Optional.of(List.of("?", weekday(weekday))) : Optional.empty();
    }

    /** {@code 1 1 1 1 1}: people who want a scheme never to run by itself let it run on one day of the year. */
    private static boolean isNever(String day, String month, String weekday) {
        return NUMBER.matcher(month).matches() && NUMBER.matcher(day).matches() && day.equals(weekday);
    }

    /** Crontab counts the days from Sunday 0, or 7; Quartz from Sunday 1, so a week that has both Sundays is 0-6. */
    private static String weekday(String field) {
        if (field.equals("0-7")) {
            return "*";
        }
        Matcher days = DAY.matcher(field.replace("0-7", "0-6"));
        return days.replaceAll(found -> String.valueOf(Integer.parseInt(found.group()) % 7 + 1));
    }
}
