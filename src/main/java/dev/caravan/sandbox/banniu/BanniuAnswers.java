package dev.caravan.sandbox.banniu;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.sandbox.door.HttpAnswer;
import org.jspecify.annotations.Nullable;

/** The shapes of 班牛's answers: the paging fields outside {@code map} and {@code isSuccess} are null even on success. */
final class BanniuAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BanniuAnswers() {}

    static String error(int code, String message) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        envelope(response, code, message).putNull("map");
        return whole(response.putNull("isSuccess"));
    }

    /** Success with {@code map} null. */
    static HttpAnswer noData() {
        ObjectNode response = envelope(JsonNodeFactory.instance.objectNode(), 0, null);
        return HttpAnswer.json(whole(response.putNull("map").putNull("isSuccess")));
    }

    /** Success with a result: rows, one row, an id. */
    static HttpAnswer result(Object result) {
        ObjectNode response = envelope(JsonNodeFactory.instance.objectNode(), 0, null);
        response.putObject("map").set("result", JSON.valueToTree(result));
        return HttpAnswer.json(whole(response.putNull("isSuccess")));
    }

    static HttpAnswer page(Object rows, int pageNumber, int totalPages) {
        ObjectNode response = envelope(JsonNodeFactory.instance.objectNode(), 0, null);
        ObjectNode map = response.putObject("map");
        map.set("result", JSON.valueToTree(rows));
        map.put("page_num", pageNumber).put("total_page_num", totalPages);
        return HttpAnswer.json(whole(response.putNull("isSuccess")));
    }

    private static ObjectNode envelope(ObjectNode response, int code, @Nullable String message) {
        response.putNull("total_results").putNull("page_no").putNull("page_size");
        return response.put("code", code).putNull("has_next").put("error_msg", message);
    }

    private static String whole(ObjectNode response) {
        return JsonNodeFactory.instance.objectNode().set("response", response).toString();
    }
}
