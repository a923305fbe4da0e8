package dev.caravan.mapping.function;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * The week of a date as MySQL counts it.
 *
 * @param year the year the week belongs to
 * @param number from 0 or 1
 */
record Weeks(int year, int number) {
    private static final int DAYS = 7;
    private static final int HALF = 3;

    /**
     * The week by one of MySQL's eight modes: bit 1 = weeks begin on Monday, bit 2 = no week 0 but the last one of the year
     * before, bit 4 = the other rule for the first week
     * (of Monday's weeks the first whole one, of Sunday's the first with four days).
     */
    static Weeks of(LocalDate date, int mode) {
        boolean monday = (mode & 1) != 0;
        boolean never0 = (mode & 2) != 0;
        boolean fourDays = monday != ((mode & 4) != 0);
        LocalDate first = firstWeek(date.getYear(), monday, fourDays);
        if (date.isBefore(first)) {
            return never0
                    ? numbered(date, firstWeek(date.getYear() - 1, monday, fourDays), date.getYear() - 1)
                    : new Weeks(date.getYear(), 0);
        }
        LocalDate next = firstWeek(date.getYear() + 1, monday, fourDays);
        return never0 && !date.isBefore(next)
                ? new Weeks(date.getYear() + 1, 1)
                : numbered(date, first, date.getYear());
    }

    private static Weeks numbered(LocalDate date, LocalDate first, int year) {
        return new Weeks(year, (int) ((date.toEpochDay() - first.toEpochDay()) / DAYS) + 1);
    }

    /** The day on which the first week of a year begins. */
    private static LocalDate firstWeek(int year, boolean monday, boolean fourDays) {
        LocalDate newYear = LocalDate.of(year, 1, 1);
        DayOfWeek begins = monday ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY;
        int since = Math.floorMod(newYear.getDayOfWeek().getValue() - begins.getValue(), DAYS);
        boolean counts = since == 0 || fourDays && since <= HALF;
        return counts ? newYear.minusDays(since) : newYear.plusDays(DAYS - since);
    }
}
