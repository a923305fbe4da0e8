package dev.caravan.sandbox.okki;

import dev.caravan.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of OKKI's answers: OAuth's own for tokens, an envelope with {@code code} for business. */
final class OkkiAnswers {
    /** Documented only as a text; that it comes as {@code code} 403 is assumed. */
    static final int SCOPE_REFUSED = 403;

    static final int NOT_FOUND = 404;
    static final int THROTTLED = 429;

    private OkkiAnswers() {}

    static String success(int code, String now, @Nullable Object data) {
        Map<String, Object> envelope = envelope(code, "Success");
        envelope.put("now", now);
        envelope.put("data", data);
        return Json.write(envelope);
    }

    static String failure(int code, String message) {
        Map<String, Object> envelope = envelope(code, message);
        envelope.put("data", null);
        return Json.write(envelope);
    }

    static String noScope(String module) {
        return failure(SCOPE_REFUSED, "no permission " + module + " scopes");
    }

    static String throttled() {
        return failure(THROTTLED, "Too Many Requests");
    }

    /** OAuth's error; the hint may be empty. */
    static String oauth(String error, String description, String hint) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        if (!hint.isEmpty()) {
            body.put("hint", hint);
        }
        body.put("message", description);
        return Json.write(body);
    }

    static String accessDenied(String hint) {
        return oauth("access_denied", "The resource owner or authorization server denied the request.", hint);
    }

    /** The {@code data} of a paged list. */
    static Map<String, Object> page(String totalField, int total, List<Map<String, Object>> rows) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("list", rows);
        data.put(totalField, total);
        return data;
    }

    private static Map<String, Object> envelope(int code, String message) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("code", code);
        envelope.put("message", message);
        return envelope;
    }
}
