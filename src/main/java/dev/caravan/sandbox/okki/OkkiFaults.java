package dev.caravan.sandbox.okki;

import dev.caravan.sandbox.door.Fault;

/** What OKKI answers when it refuses, as faults for one request; nothing is processed. */
public final class OkkiFaults {
    private OkkiFaults() {}

    /** A token endpoint refuses with HTTP 400 and OAuth's error: invalid_client, invalid_grant, invalid_scope … */
    public static Fault oauthError(String error, String description) {
        return Fault.answer(400, OkkiAnswers.oauth(error, description, ""));
    }

    /** A token endpoint fails: HTTP 500 {@code server_error}. */
    public static Fault serverError() {
        return Fault.answer(
                500, OkkiAnswers.oauth("server_error", "The authorization server encountered an error", ""));
    }

    /** HTTP 401 though the token is good. */
    public static Fault unauthorized() {
        return Fault.answer(401, OkkiAnswers.accessDenied("Access token has been revoked"));
    }

    /** HTTP 200 with the text {@code access_denied}, which means expired too. */
    public static Fault accessDenied() {
        return Fault.answer(200, OkkiAnswers.accessDenied("Access token has been revoked"));
    }

    /** The scope of a module is missing: {@code no permission product scopes}. */
    public static Fault noScope(String module) {
        return Fault.answer(200, OkkiAnswers.noScope(module));
    }

    /** HTTP 200 and any {@code code} and message. */
    public static Fault code(int code, String message) {
        return Fault.answer(200, OkkiAnswers.failure(code, message));
    }

    /** HTTP 200 and code 429. */
    public static Fault throttledInBody() {
        return Fault.answer(200, OkkiAnswers.throttled());
    }

    /** HTTP 200 and code 404. */
    public static Fault operationFailed() {
        return code(OkkiAnswers.NOT_FOUND, "Operation Failed. The record does not exist");
    }
}
