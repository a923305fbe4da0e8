package dev.caravan.daemon;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a cron expression's numbers: Quartz takes 99 for an hour and starts the job at three.
 */
final class CronFields {
    private static final Pattern CRON = Pattern.compile("^quartz:[^?]*\\?(?:.*&)?cron=([^&]*)");
    private static final Pattern NUMBER = Pattern.compile("(?<![#/\\d])\\d+");
    private static final List<Field> FIELDS = List.of(
            new Field("second", 0, 59),
            new Field("minute", 0, 59),
            new Field("hour", 0, 23),
            new Field("day of the month", 1, 31),
            new Field("month", 1, 12),
            new Field("day of the week", 1, 7),
            new Field("year", 1970, 2099));

    private CronFields() {}

    private record Field(String name, int least, int most) {}

    /** What is wrong with the cron of an endpoint; empty when nothing is, or it has none. */
    static Optional<String> problem(String uri) {
        Matcher cron = CRON.matcher(uri);
        if (!cron.find()) {
            return Optional.empty();
        }
        String expression =
                URLDecoder.decode(cron.group(1), StandardCharsets.UTF_8).strip();
        String[] parts = expression.split("\\s+");
        if (parts.length < FIELDS.size() - 1 || parts.length > FIELDS.size()) {
            return Optional.of("cron \"" + expression + "\" has " + parts.length
                    + " fields, expected are 6: second minute hour day month weekday, such as 0 0/10 * * * ?");
        }
        for (int i = 0; i < parts.length; i++) {
            Field field = FIELDS.get(i);
            Matcher numbers = NUMBER.matcher(parts[i]);
            while (numbers.find()) {
                int value = numbers.group().length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(numbers.group());
                if (value < field.least() || value > field.most()) {
                    return Optional.of("cron \"" + expression + "\": the " + field.name() + " is " + numbers.group()
                            + ", allowed are " + field.least() + " to " + field.most());
                }
            }
        }
        return Optional.empty();
    }
}
