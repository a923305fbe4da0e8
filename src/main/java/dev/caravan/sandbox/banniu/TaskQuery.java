package dev.caravan.sandbox.banniu;

import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.PageRequest;
import dev.caravan.sandbox.door.SeededRows;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What {@code task.list} is asked: a page of the tasks created in a range of at most a day, or at any time. */
record TaskQuery(PageRequest page, SeededRows.Range range) {

    static TaskQuery read(Map<String, String> query, BanniuSettings settings) throws BanniuRefusal {
        Reader reader = new Reader(query, settings.codes().badParameter());
        int page = reader.number("page_num", 1);
        int size = reader.number("page_size", 10);
        if (page < 1 || size < 1) {
            throw reader.refusal("page_num和page_size必须为正整数");
        }
        return new TaskQuery(PageRequest.of(page - 1, Math.min(size, settings.maxPageSize())), range(reader, settings));
    }

    /** How many pages so many rows make. */
    int pages(int rows) {
        return (rows + page.size() - 1) / page.size();
    }

    private static SeededRows.Range range(Reader reader, BanniuSettings settings) throws BanniuRefusal {
        Long start = reader.time("star_created");
        Long end = reader.time("end_created");
        if (start == null && end == null) {
            return new SeededRows.Range(Long.MIN_VALUE, Long.MAX_VALUE, reader.filter());
        }
        if (start == null
                || end == null
                || end < start
                || end - start > settings.longestWindow().toSeconds()) {
            throw reader.refusal("star_created和end_created的间隔不能超过1天");
        }
        return new SeededRows.Range(start, settings.endIncluded() ? end + 1 : end, reader.filter());
    }

    /** Reads parameters. */
    private record Reader(Map<String, String> query, int badParameter) {
        private int number(String name, int standard) throws BanniuRefusal {
            String text = query.getOrDefault(name, "");
            try {
                return text.isEmpty() ? standard : Integer.parseInt(text);
            } catch (NumberFormatException notANumber) {
                throw refusal(name + "必须为整数");
            }
        }

        private @Nullable Long time(String name) throws BanniuRefusal {
            String text = query.getOrDefault(name, "");
            Long second = text.isEmpty() ? null : BeijingTime.epochSecond(text);
            if (second == null && !text.isEmpty()) {
                throw refusal(name + "格式必须为yyyy-MM-dd HH:mm:ss");
            }
            return second;
        }

        private @Nullable Predicate<Map<String, Object>> filter() throws BanniuRefusal {
            String status = query.getOrDefault("task_status", "");
            String condition = query.getOrDefault("condition_column", "");
            Predicate<Map<String, Object>> filter =
                    row -> status.isEmpty() || status.equals(String.valueOf(row.get(TaskColumns.STATUS)));
            if (!condition.isEmpty()) {
                return filter.and(TaskCondition.of(condition, badParameter));
            }
            return status.isEmpty() ? null : filter;
        }

        private BanniuRefusal refusal(String message) {
            return new BanniuRefusal(badParameter, message);
        }
    }
}
