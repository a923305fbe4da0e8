package dev.caravan.sandbox.tplus;

import dev.caravan.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of T+'s answers that are not rows: a query that succeeds answers a bare array. */
final class TplusAnswers {
    static final String UNKNOWN_TOKEN = "EXSM0003";
    static final String WRONG_SERVICE = "EXSV0011";
    static final String TOKEN_ENDED = "4007";
    static final String WRONG_APP = "50003";

    private TplusAnswers() {}

    /** {@code {"code", "message"}}. */
    static String code(String code, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        return Json.write(body);
    }

    /** {@code {"code", "message", "exception"}}. */
    static String exception(String code, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("exception", "Ufida.T.EAP.Rest.RestException");
        return Json.write(body);
    }

    /** {@code {"result": false, "error": {"code", "msg", "hint"}, "value": null}}. */
    static String resultFalse(String code, String message, String hint) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("msg", message);
        error.put("hint", hint);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("result", false);
        body.put("error", error);
        body.put("value", null);
        return Json.write(body);
    }

    static String unknownToken() {
        return code(UNKNOWN_TOKEN, "提供令牌信息不正确");
    }

    static String wrongService() {
        return code(WRONG_SERVICE, "服务名或方法名不正确");
    }

    static String tokenEnded() {
        return code(TOKEN_ENDED, "openToken已过期");
    }

    /** The end of a token told by its text alone. */
    static String tokenEndedText() {
        return exception("999", "openToken 令牌已失效，请重新获取");
    }

    static String throttled() {
        return code("429", "请求过于频繁，请稍后再试");
    }

    static String wrongApp() {
        return code(WRONG_APP, "appKey或appSecret配置错误");
    }

    /** The answer of a token call; no result when it is refused. */
    static String tokenCall(String code, String message, @Nullable Map<String, Object> result) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("result", result);
        return Json.write(body);
    }
}
