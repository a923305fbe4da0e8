package dev.caravan.sandbox.jackyun;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.JsonBytes;
import java.util.List;
import java.util.Map;

/** The shapes of 吉客云's answers. */
final class JackyunAnswers {
    static final String BAD_SIGN = "0858030801";
    static final String UNKNOWN_APP_KEY = "0858030802";
    static final String NOT_SUBSCRIBED = "0130020310";
    static final String BAD_PARAMETER = "0050030002";
    static final String THROTTLED = "0859999999";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] HEAD = JsonBytes.utf8(
            "{\"code\":200,\"msg\":\"成功\",\"subCode\":\"\",\"result\":{\"contextId\":\"sandbox\",\"data\":{\"warehouseInfo\":[");
    private static final byte[] TAIL = JsonBytes.utf8("]}}}");
    /** Goods answer success by a sub-code of their own. */
    private static final String GOODS_DONE = "0030000004";

    private JackyunAnswers() {}

    static HttpAnswer error(int code, String subCode, String message) {
        String quoted = JsonNodeFactory.instance.textNode(message).toString();
        return HttpAnswer.json(
                "{\"code\":" + code + ",\"msg\":" + quoted + ",\"subCode\":\"" + subCode + "\",\"result\":null}");
    }

    static HttpAnswer dataNull() {
        return HttpAnswer.json(
                "{\"code\":200,\"msg\":\"成功\",\"subCode\":\"\",\"result\":{\"contextId\":\"sandbox\",\"data\":null}}");
    }

    static HttpAnswer noPrivilege(String list) {
        return HttpAnswer.json("{\"code\":200,\"msg\":\"成功\",\"subCode\":\"\",\"result\":{\"contextId\":\"sandbox\","
                + "\"data\":{\"" + list + "\":[]},\"noPrivilegeItem\":[\"name\",\"isBlockup\"]}}");
    }

    static HttpAnswer goods(List<Map<String, Object>> rows) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("code", 200).put("msg", "成功").put("subCode", GOODS_DONE);
        ObjectNode result = answer.putObject("result").put("contextId", "sandbox");
        result.putObject("data").set("goods", JSON.valueToTree(rows));
        return HttpAnswer.json(answer.toString());
    }

    /** A buffer that holds the beginning of a page. */
    static JsonBytes pageStart(int rows) {
        return new JsonBytes(256 + rows * 900).put(HEAD);
    }

    static HttpAnswer pageEnd(JsonBytes page) {
        page.put(TAIL);
        return HttpAnswer.of(200, HttpAnswer.JSON, page.body());
    }
}
