package dev.caravan.sandbox.banniu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.sandbox.door.HttpAnswer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 班牛's writes: {@code task.update}, {@code task.batchUpdate} (all of it or nothing) and {@code task.create}. */
final class TaskWrites {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> COLUMNS = new TypeReference<>() {};

    private final TaskBoard board;
    private final int badParameter;
    private final Clock clock;

    TaskWrites(TaskBoard board, int badParameter, Clock clock) {
        this.board = board;
        this.badParameter = badParameter;
        this.clock = clock;
    }

    private record Update(int task, Map<String, Object> columns) {}

    HttpAnswer update(String body, boolean faulty) throws BanniuRefusal {
        apply(update(json(body)), faulty);
        return BanniuAnswers.result(true);
    }

    HttpAnswer batchUpdate(String body, boolean faulty) throws BanniuRefusal {
        JsonNode data = json(body).path("data");
        if (!data.isArray() || data.isEmpty()) {
            throw refusal("data不能为空");
        }
        List<Update> updates = new ArrayList<>();
        for (JsonNode row : data) {
            updates.add(update(row));
        }
        updates.forEach(update -> apply(update, faulty));
        return BanniuAnswers.result(true);
    }

    HttpAnswer create(String body) throws BanniuRefusal {
        JsonNode row = json(body);
        if (row.path("user_id").asText("").isEmpty()) {
            throw refusal("user_id不能为空");
        }
        return BanniuAnswers.result(board.create(columns(row), clock.instant()));
    }

    private void apply(Update update, boolean faulty) {
        board.update(update.task, update.columns, clock.instant(), faulty);
    }

    private Update update(JsonNode row) throws BanniuRefusal {
        int task = row.path("task_id").asInt(-1);
        if (!board.contains(task)) {
            throw refusal("工单不存在：" + row.path("task_id").asText());
        }
        return new Update(task, columns(row));
    }

    private Map<String, Object> columns(JsonNode row) throws BanniuRefusal {
        if (row.path("project_id").asInt(-1) != TaskBoard.PROJECT) {
            throw refusal("群组不存在：" + row.path("project_id").asText());
        }
        JsonNode contents = row.path("contents");
        if (!contents.isObject() || contents.isEmpty()) {
            throw refusal("contents不能为空");
        }
        Map<String, Object> columns = JSON.convertValue(contents, COLUMNS);
        for (String column : columns.keySet()) {
            if (!TaskColumns.writable(column)) {
                throw refusal("列不存在或不可写：" + column);
            }
        }
        return columns;
    }

    private JsonNode json(String body) throws BanniuRefusal {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException notJson) {
            throw refusal("请求体不是合法的JSON");
        }
        throw refusal("请求体必须为JSON对象");
    }

    private BanniuRefusal refusal(String message) {
        return new BanniuRefusal(badParameter, message);
    }
}
