package dev.caravan.sandbox.xingchen;

import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.PageRequest;
import dev.caravan.sandbox.door.SeededRows;
import java.util.Map;

/**
 * What {@code /jdy/v2/bd/store} is asked: a page of the rows modified in {@code [from, until)} epoch seconds. Bounds come
 * as epoch milliseconds, as the vendor's lists document them, or as Beijing time; both belong to the range.
 */
record StoreQuery(PageRequest page, long from, long until) {

    static StoreQuery read(Map<String, String> query, int maxPageSize) throws XingchenRefusal {
        int page = number(query.getOrDefault("page", "1"));
        int size = number(query.getOrDefault("page_size", "10"));
        if (page < 1 || size < 1) {
            throw XingchenRefusal.of(XingchenAnswers.BAD_PARAMETER, "page和page_size必须为正整数");
        }
        long start = millis(query.getOrDefault("modify_start_time", ""), Long.MIN_VALUE);
        long end = millis(query.getOrDefault("modify_end_time", ""), Long.MAX_VALUE);
        long from = start == Long.MIN_VALUE ? start : -Math.floorDiv(-start, 1000L);
        long until = end == Long.MAX_VALUE ? end : Math.floorDiv(end, 1000L) + 1;
        return new StoreQuery(PageRequest.of(page - 1, Math.min(size, maxPageSize)), from, until);
    }

    SeededRows.Range range() {
        return new SeededRows.Range(from, until, null);
    }

    private static int number(String text) throws XingchenRefusal {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw XingchenRefusal.of(XingchenAnswers.BAD_PARAMETER, "不是整数：" + text);
        }
    }

    private static long millis(String text, long standard) throws XingchenRefusal {
        if (text.isEmpty()) {
            return standard;
        }
        Long second = BeijingTime.epochSecond(text);
        if (second != null) {
            return second * 1000;
        }
        if (text.matches("\\d{12,14}")) {
            return Long.parseLong(text);
        }
        throw XingchenRefusal.of(XingchenAnswers.BAD_PARAMETER, "时间必须为毫秒时间戳：" + text);
    }
}
