package dev.caravan.sandbox.banniu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** 班牛's {@code condition_column}: a JSON array of conditions on columns, all of which must hold. */
final class TaskCondition {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TaskCondition() {}

    static Predicate<Map<String, Object>> of(String text, int badParameter) throws BanniuRefusal {
        Predicate<Map<String, Object>> all = row -> true;
        try {
            JsonNode conditions = JSON.readTree(text);
            if (!conditions.isArray()) {
                throw new BanniuRefusal(badParameter, "condition_column必须为JSON数组");
            }
            for (JsonNode condition : conditions) {
                all = all.and(one(condition, badParameter));
            }
        } catch (JsonProcessingException notJson) {
            throw new BanniuRefusal(badParameter, "condition_column不是合法的JSON");
        }
        return all;
    }

    private static Predicate<Map<String, Object>> one(JsonNode condition, int badParameter) throws BanniuRefusal {
        String column = condition.path("id").asText();
        String value = condition.path("value").asText();
        return switch (condition.path("searchType").asText()) {
            case "1" -> row -> text(row, column).equals(value);
            case "2" -> row -> !text(row, column).equals(value);
            case "3" -> row -> text(row, column).contains(value);
            case "4" -> row -> !text(row, column).contains(value);
            case "5" -> {
                Set<String> any = Set.copyOf(List.of(value.split(",", -1)));
                yield row -> any.contains(text(row, column));
            }
            default -> throw new BanniuRefusal(badParameter, "searchType必须为1至5");
        };
    }

    private static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : String.valueOf(value);
    }
}
