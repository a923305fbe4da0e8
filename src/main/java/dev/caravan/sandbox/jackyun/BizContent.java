package dev.caravan.sandbox.jackyun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.PageRequest;
import org.jspecify.annotations.Nullable;

/** 吉客云's bizcontent: the JSON object that a method is asked with. */
final class BizContent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode content;

    private BizContent(JsonNode content) {
        this.content = content;
    }

    static BizContent of(String text) throws JackyunRefusal {
        try {
            JsonNode content = JSON.readTree(text);
            if (content != null && content.isObject()) {
                return new BizContent(content);
            }
        } catch (JsonProcessingException notJson) {
            throw JackyunRefusal.parameter("bizcontent不是合法的JSON");
        }
        throw JackyunRefusal.parameter("bizcontent必须为JSON对象");
    }

    /** {@code pageIndex} from 0 and {@code pageSize}. */
    PageRequest page(JackyunSettings settings) throws JackyunRefusal {
        int pageIndex = number("pageIndex", 0);
        int pageSize = number("pageSize", settings.defaultPageSize());
        if (pageIndex < 0 || pageSize < 1 || (pageSize > settings.maxPageSize() && settings.oversizeRefused())) {
            throw JackyunRefusal.parameter("pageIndex从0开始，pageSize为1至" + settings.maxPageSize());
        }
        return PageRequest.of(pageIndex, Math.min(pageSize, settings.maxPageSize()));
    }

    /** The epoch second a range starts with, without bound when the field is absent. */
    long from(String field) throws JackyunRefusal {
        return time(field, Long.MIN_VALUE);
    }

    /** The first epoch second after a range, without bound when the field is absent. */
    long until(String field, JackyunSettings settings) throws JackyunRefusal {
        long end = time(field, Long.MAX_VALUE);
        return settings.endIncluded() && end != Long.MAX_VALUE ? end + 1 : end;
    }

    /** The text of a field, or null when it is absent or empty. */
    @Nullable String text(String field) {
        String text = content.path(field).asText("");
        return text.isEmpty() || text.equals("null") ? null : text;
    }

    private int number(String field, int standard) throws JackyunRefusal {
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

    private long time(String field, long standard) throws JackyunRefusal {
        String text = text(field);
        if (text == null) {
            return standard;
        }
        Long second = BeijingTime.epochSecond(text);
        if (second == null) {
            throw JackyunRefusal.parameter(field + "格式必须为yyyy-MM-dd HH:mm:ss");
        }
        return second;
    }
}
