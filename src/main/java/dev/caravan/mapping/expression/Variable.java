package dev.caravan.mapping.expression;

import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A built-in variable in a mapping: seconds since 1970, as on 轻易云.
 *
 * @param daysAgo whole days before now, for {@link Kind#DAYS_AGO}
 */
public record Variable(Kind kind, int daysAgo, ZoneId zone) implements Expression {
    private static final Pattern DAYS = Pattern.compile("DAYS_AGO_([0-9]{1,5})");

    /** The variables that mean something where records are mapped. */
    enum Kind {
        /** The start of the case's last extraction. */
        LAST_SYNC,
        CURRENT,
        /** The same time of day some days before. */
        DAYS_AGO
    }

    /** The variable of a name; a refusal is an {@link IllegalArgumentException} with a sentence. */
    public static Variable named(String name, ZoneId zone) {
        Matcher days = DAYS.matcher(name);
        if (days.matches()) {
            return new Variable(Kind.DAYS_AGO, Integer.parseInt(days.group(1)), zone);
        }
        return switch (name) {
            case "LAST_SYNC_TIME" -> new Variable(Kind.LAST_SYNC, 0, zone);
            case "CURRENT_TIME" -> new Variable(Kind.CURRENT, 0, zone);
            default ->
                throw new IllegalArgumentException("the variable " + name
                        + " is about the pages of a source; it has no value where records are mapped");
        };
    }

    @Override
    public Long evaluate(Scope scope) {
        return moment(scope.lookUps().times()).getEpochSecond();
    }

    private Instant moment(MappingTimes times) {
        return switch (kind) {
            case LAST_SYNC -> times.lastSync();
            case CURRENT -> times.now();
            case DAYS_AGO -> times.now().atZone(zone).minusDays(daysAgo).toInstant();
        };
    }
}
