package dev.caravan.sandbox.tplus;

import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.PageRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code inventory/Query} is asked: a page of the rows that pass, from version {@code firstTs} on, with the selected
 * fields. Parameters that the sandbox does not know are ignored.
 */
record TplusQuery(PageRequest page, long firstTs, Filter filter, TplusSelection selection) {

    /** What rows must be like; null where it does not matter. */
    record Filter(
            @Nullable String code,
            @Nullable String name,
            @Nullable String classCode,
            @Nullable String disabled) {

        private boolean wants(Map<String, Object> row) {
            Object inventoryClass = row.get(TplusInventoryRow.CLASS);
            return is(code, row.get(TplusInventoryRow.CODE))
                    && is(name, row.get(TplusInventoryRow.NAME))
                    && is(disabled, row.get(TplusInventoryRow.DISABLED))
                    && is(
                            classCode,
                            inventoryClass instanceof Map<?, ?> reference
                                    ? reference.get(TplusInventoryRow.CODE)
                                    : null);
        }

        private static boolean is(@Nullable String wanted, @Nullable Object actual) {
            return wanted == null || wanted.equalsIgnoreCase(String.valueOf(actual));
        }
    }

    static TplusQuery read(String body, TplusSettings settings) throws TplusRefusal {
        Map<?, ?> param = param(body);
        int page = number(param, "PageIndex", 1);
        int size = number(param, "PageSize", settings.maxPageSize());
        if (page < 1 || size < 1 || size > settings.maxPageSize()) {
            throw TplusRefusal.parameter("分页参数不正确", "PageIndex从1开始，PageSize为1至" + settings.maxPageSize());
        }
        Object inventoryClass = param.get("InventoryClass");
        Filter filter = new Filter(
                text(param, "Code"),
                text(param, "Name"),
                inventoryClass instanceof Map<?, ?> reference ? text(reference, "Code") : null,
                text(param, "Disabled"));
        return new TplusQuery(
                PageRequest.of(page - 1, size),
                firstTs(param, settings.tsIncluded()),
                filter,
                TplusSelection.of(text(param, "SelectFields")));
    }

    /** The query that is answered instead when a fault bends it: pages that are ignored are so with the version. */
    TplusQuery bent(@Nullable Fault fault) {
        boolean ignored = fault != null && fault.kind() == Fault.Kind.PAGE_INDEX_IGNORED;
        return new TplusQuery(page.bent(fault), ignored ? 0 : firstTs, filter, selection);
    }

    /** The rows of the page; places are counted among the rows that pass, in the order of {@code Ts}. */
    List<Map<String, Object>> answer(TplusInventory inventory) {
        List<Map<String, Object>> wanted =
                inventory.rows().stream().filter(filter::wants).toList();
        long earlier = wanted.stream().filter(row -> ts(row) < firstTs).count();
        long first = earlier + (long) page.index() * page.size() - page.shift();
        return wanted.stream()
                .skip(Math.max(0, first))
                .limit(page.limit())
                .map(selection::of)
                .toList();
    }

    private static long ts(Map<String, Object> row) {
        return Long.parseLong(String.valueOf(row.get(TplusInventoryRow.TS)), 16);
    }

    private static Map<?, ?> param(String body) throws TplusRefusal {
        try {
            if (Json.parseObject(body).get("param") instanceof Map<?, ?> param) {
                return param;
            }
        } catch (JsonException malformed) {
            throw TplusRefusal.body("请求内容不是合法的JSON");
        }
        throw TplusRefusal.body("请求内容缺少param");
    }

    private static long firstTs(Map<?, ?> param, boolean included) throws TplusRefusal {
        String text = text(param, TplusInventoryRow.TS);
        try {
            return text == null ? 0 : Long.parseLong(text, 16) + (included ? 0 : 1);
        } catch (NumberFormatException malformed) {
            throw TplusRefusal.parameter("Ts不正确", "Ts为上一行返回的Ts");
        }
    }

    private static int number(Map<?, ?> param, String name, int standard) throws TplusRefusal {
        String text = text(param, name);
        try {
            return text == null ? standard : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw TplusRefusal.parameter(name + "不正确", name + "为整数");
        }
    }

    /** The text of a parameter; null when it is absent, null or empty. */
    private static @Nullable String text(Map<?, ?> param, String name) {
        Object value = param.get(name);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }
}
