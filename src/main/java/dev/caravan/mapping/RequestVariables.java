package dev.caravan.mapping;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What 轻易云's built-in variables stand for while one page is asked for; moments are seconds since 1970. Immutable.
 *
 * @param lastSync {@code LAST_SYNC_TIME}: the start of the window being read
 * @param current {@code CURRENT_TIME}: the end of the window, or the moment the reading began where there is none. {@code
 *     DAYS_AGO_n} is the same time of day, n days before it
 */
public record RequestVariables(Instant lastSync, Instant current, ZoneId zone, Page page) {
    /**
     * The page being asked for.
     *
     * @param size {@code PAGINATION_PAGE_SIZE}
     * @param number {@code PAGINATION_START_PAGE}, as the vendor counts
     * @param row {@code PAGINATION_START_ROW}, as the vendor counts
     */
    public record Page(long size, long number, long row) {}

    private static final String LAST_SYNC_TIME = "LAST_SYNC_TIME";
    private static final String DAYS_AGO = "DAYS_AGO_";

    /** Whether a variable is the start of the window, without which windows have no meaning. */
    static boolean isWindowStart(String name) {
        return name.equals(LAST_SYNC_TIME);
    }

    /** The values of some variables by name. */
    Map<String, Object> values(Set<String> names) {
        Map<String, Object> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, value(name)));
        return values;
    }

    private Long value(String name) {
        return switch (name) {
            case LAST_SYNC_TIME -> lastSync.getEpochSecond();
            case "CURRENT_TIME" -> current.getEpochSecond();
            case "PAGINATION_PAGE_SIZE" -> page.size();
            case "PAGINATION_START_PAGE" -> page.number();
            case "PAGINATION_START_ROW" -> page.row();
            default ->
                current.atZone(zone)
                        .minusDays(Long.parseLong(name.substring(DAYS_AGO.length())))
                        .toEpochSecond();
        };
    }
}
