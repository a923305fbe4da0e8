package dev.caravan.sandbox.xingchen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.sandbox.door.HttpAnswer;
import java.util.List;
import java.util.Map;

/** The shapes of 星辰's answers. Only 1030002006, 2000002000 and 4012 are known, the other codes are made up. */
final class XingchenAnswers {
    static final int SECRET_ROTATED = 1_030_002_006;
    static final int SYSTEM_ERROR = 2_000_002_000;
    static final int NO_PERMISSION = 4_012;
    static final int BAD_PARAMETER = 2_000_002_001;
    static final int EXPIRED_TOKEN = 1_030_002_009;

    private static final ObjectMapper JSON = new ObjectMapper();

    private XingchenAnswers() {}

    static HttpAnswer error(int status, int errcode, String description) {
        return HttpAnswer.of(status, HttpAnswer.JSON, errorJson(errcode, description));
    }

    static String errorJson(int errcode, String description) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return answer.put("errcode", errcode).put("description", description).toString();
    }

    static HttpAnswer success(JsonNode data) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("errcode", 0).put("description", "success").set("data", data);
        return HttpAnswer.json(answer.toString());
    }

    static HttpAnswer noData() {
        return success(NullNode.instance);
    }

    static HttpAnswer token(String token) {
        return success(JsonNodeFactory.instance.objectNode().put("uid", 1).put("app-token", token));
    }

    static HttpAnswer authorizations(ArrayNode rows, boolean byCode) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put(byCode ? "code" : "errcode", byCode ? 200 : 0).put(byCode ? "msg" : "description", "success");
        answer.set("data", rows);
        return HttpAnswer.json(answer.toString());
    }

    static HttpAnswer page(List<Map<String, Object>> rows, StoreQuery query, int count) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("page", query.page().index() + 1).put("page_size", query.page().size());
        data.put("count", count).set("rows", JSON.valueToTree(rows));
        return success(data);
    }
}
