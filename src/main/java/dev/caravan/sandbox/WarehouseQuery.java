package dev.caravan.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** What {@code erp.warehouse.get} is asked: a page of the rows modified in {@code [from, until)} epoch seconds. */
record WarehouseQuery(
        int pageIndex,
        int pageSize,
        int limit,
        int shift,
        long from,
        long until,
        @Nullable String code,
        @Nullable String name) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static WarehouseQuery read(String bizContent, JackyunSettings settings) throws JackyunRefusal {
        JsonNode content = parse(bizContent);
        int pageIndex = number(content, "pageIndex", 0);
        int pageSize = number(content, "pageSize", settings.defaultPageSize());
        if (pageIndex < 0 || pageSize < 1 || (pageSize > settings.maxPageSize() && settings.oversizeRefused())) {
            throw JackyunRefusal.parameter("pageIndex从0开始，pageSize为1至" + settings.maxPageSize());
        }
        int size = Math.min(pageSize, settings.maxPageSize());
        long from = time(content, "gmtModifiedStart", Long.MIN_VALUE);
        long end = time(content, "gmtModifiedEnd", Long.MAX_VALUE);
        long until = settings.endIncluded() && end != Long.MAX_VALUE ? end + 1 : end;
        return new WarehouseQuery(pageIndex, size, size, 0, from, until, text(content, "code"), text(content, "name"));
    }

    WarehouseQuery atPage(int other) {
        return new WarehouseQuery(other, pageSize, limit, shift, from, until, code, name);
    }

    WarehouseQuery shiftedBy(int rows) {
        return new WarehouseQuery(pageIndex, pageSize, limit, rows, from, until, code, name);
    }

    WarehouseQuery limitedTo(int rows) {
        return new WarehouseQuery(pageIndex, pageSize, Math.min(limit, rows), shift, from, until, code, name);
    }

    CatalogueView.Range range() {
        return new CatalogueView.Range(from, until, Math.max(0, (long) pageIndex * pageSize - shift), limit);
    }

    boolean filtered() {
        return code != null || name != null;
    }

    /** Whether a row of this code and name is asked for. */
    boolean wants(String rowCode, String rowName) {
        return (code == null || rowCode.equals(code)) && (name == null || rowName.contains(name));
    }

    private static JsonNode parse(String bizContent) throws JackyunRefusal {
        try {
            JsonNode content = JSON.readTree(bizContent);
            if (content != null && content.isObject()) {
                return content;
            }
        } catch (JsonProcessingException notJson) {
            throw JackyunRefusal.parameter("bizcontent不是合法的JSON");
        }
        throw JackyunRefusal.parameter("bizcontent必须为JSON对象");
    }

    private static int number(JsonNode content, String field, int standard) throws JackyunRefusal {
        JsonNode value = content.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return standard;
        }
        try {
            return Integer.parseInt(value.asText());
        } catch (NumberFormatException notANumber) {
            throw JackyunRefusal.parameter(field + "必须为整数");
        }
    }

    private static long time(JsonNode content, String field, long standard) throws JackyunRefusal {
        String text = text(content, field);
        if (text == null) {
            return standard;
        }
        Long second = BeijingTime.epochSecond(text);
        if (second == null) {
            throw JackyunRefusal.parameter(field + "格式必须为yyyy-MM-dd HH:mm:ss");
        }
        return second;
    }

    private static @Nullable String text(JsonNode content, String field) {
        String text = content.path(field).asText("");
        return text.isEmpty() || text.equals("null") ? null : text;
    }
}
