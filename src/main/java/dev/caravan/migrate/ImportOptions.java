package dev.caravan.migrate;

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
}
