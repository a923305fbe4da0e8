package dev.caravan.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /v1/product/list} is asked: page {@code page} from 1, of rows whose time of kind {@code field} lies in the
 * closed range of epoch seconds.
 */
record OkkiProductQuery(
        int page, int pageSize, int limit, int shift, String field, long from, long to, boolean removed) {
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
        int size = Math.min(count, limits.maxPageSize());
        return new OkkiProductQuery(
                page,
                size,
                size,
                0,
                timeType == 1 ? OkkiProducts.UPDATED : OkkiProducts.CREATED,
                time(given, "start_time", Long.MIN_VALUE),
                time(given, "end_time", Long.MAX_VALUE),
                number(given, "removed", 0) == 1);
    }

    /** The query that is answered instead when a fault bends it. */
    OkkiProductQuery under(@Nullable Fault fault) {
        return fault == null
                ? this
                : switch (fault.kind()) {
                    case SAME_PAGE -> bent(Math.min(page, fault.number()), limit, shift);
                    case PAGE_INDEX_IGNORED -> bent(1, limit, shift);
                    case ROWS_SHIFT -> bent(page, limit, fault.number());
                    case SHORT_PAGE -> bent(page, Math.min(limit, fault.number()), shift);
                    default -> this;
                };
    }

    private OkkiProductQuery bent(int otherPage, int otherLimit, int otherShift) {
        return new OkkiProductQuery(otherPage, pageSize, otherLimit, otherShift, field, from, to, removed);
    }

    boolean wants(Map<String, Object> row) {
        Long second = BeijingTime.epochSecond(String.valueOf(row.get(field)));
        return second != null && second >= from && second <= to;
    }

    /** The page out of all wanted rows. */
    List<Map<String, Object>> cut(List<Map<String, Object>> wanted) {
        long skip = Math.max(0, (page - 1L) * pageSize - shift);
        return wanted.stream().skip(skip).limit(limit).toList();
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
