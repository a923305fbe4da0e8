package dev.caravan.migrate;

import dev.caravan.config.ConfigException;
import dev.caravan.config.CronSchedule;
import dev.caravan.config.Place;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a person may say about an import.
 *
 * @param name of the case, null to make one of the API's names
 * @param cron five fields, for what the files do not say; null for once an hour
 * @param since where the first window starts, a date or time
 * @param force whether files of a case of that name are replaced; those that differ are kept beside
 */
public record ImportOptions(@Nullable String name, @Nullable String cron, String since, boolean force) {
    /** A first window that holds everything. */
    public static final String SINCE = "2020-01-01";

    private static final int DATE = 10;

    /** Refuses what the written case could not be loaded with. */
    void requireReadable() {
        if (cron != null) {
            requireCron(cron);
        }
        try {
            if (since.length() <= DATE) {
                LocalDate.parse(since);
            } else {
                LocalDateTime.parse(since.replace(' ', 'T'));
            }
        } catch (DateTimeParseException malformed) {
            throw refused(
                    "--since",
                    "\"" + since + "\" is no date such as 2020-01-01, nor a time such as 2020-01-01 08:00:00");
        }
    }

    private static void requireCron(String cron) {
        try {
            CronSchedule.parse(cron);
        } catch (IllegalArgumentException malformed) {
            throw refused("--cron", String.valueOf(malformed.getMessage()));
        }
        if (Crontab.quartz(cron).isEmpty()) {
            throw refused(
                    "--cron",
                    "\"" + cron
                            + "\" has no equal in Quartz, where either the day of the month or that of the week is *, and"
                            + " no step is longer than its field");
        }
    }

    private static ConfigException refused(String option, String reason) {
        return new ConfigException(Place.of(option), reason + "; nothing was written");
    }
}
