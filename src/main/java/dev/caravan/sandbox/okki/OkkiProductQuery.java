package dev.caravan.sandbox.okki;

import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.PageRequest;
import java.util.Map;

/** What {@code /v1/product/list} is asked: a page of rows whose time of kind {@code field} lies in the closed range. */
record OkkiProductQuery(PageRequest page, String field, long from, long to, boolean removed) {
    private static final int STANDARD_PAGE = 10;

    static OkkiProductQuery read(Map<String, String> given, OkkiLimits limits) throws OkkiRefusal {
        int page = number(given, "start_index", 1);
        int count = number(given, "count", STANDARD_PAGE);
        if (page < 1 || count < 1) {
            throw OkkiRefusal.business("start_index and count must be at least 1");
        }
        int timeType = number(given, "time_type", 1);
        if (timeType != 1 && timeType != 2) {
            throw OkkiRefusal.business("time_type must be 1 or 2");
        }
        return new OkkiProductQuery(
                PageRequest.of(page - 1, Math.min(count, limits.maxPageSize())),
                timeType == 1 ? OkkiProducts.UPDATED : OkkiProducts.CREATED,
                time(given, "start_time", Long.MIN_VALUE),
                time(given, "end_time", Long.MAX_VALUE),
                number(given, "removed", 0) == 1);
    }

    boolean wants(Map<String, Object> row) {
        Long second = BeijingTime.epochSecond(String.valueOf(row.get(field)));
        return second != null && second >= from && second <= to;
    }

    private static int number(Map<String, String> given, String name, int standard) throws OkkiRefusal {
        try {
            return Integer.parseInt(given.getOrDefault(name, String.valueOf(standard)));
        } catch (NumberFormatException notANumber) {
            throw OkkiRefusal.business(name + " must be a whole number");
        }
    }

    private static long time(Map<String, String> given, String name, long standard) throws OkkiRefusal {
        String text = given.getOrDefault(name, "");
        if (text.isEmpty()) {
            return standard;
        }
        Long second = BeijingTime.epochSecond(text);
        if (second == null) {
            throw OkkiRefusal.business(name + " must be yyyy-MM-dd HH:mm:ss");
        }
        return second;
    }
}
