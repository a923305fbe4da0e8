package dev.caravan.sandbox.okki;

import dev.caravan.sandbox.door.HttpAnswer;

/** Why OKKI refuses a request; becomes its error answer. */
final class OkkiRefusal extends Exception {
    private final int status;

    private OkkiRefusal(int status, String body) {
        super(body, null, false, false);
        this.status = status;
    }

    /** A token request that is refused: HTTP 400. */
    static OkkiRefusal oauth(String error, String description, String hint) {
        return new OkkiRefusal(400, OkkiAnswers.oauth(error, description, hint));
    }

    /** A bad access token, told as the status says. */
    static OkkiRefusal denied(int status, String hint) {
        return new OkkiRefusal(status, OkkiAnswers.accessDenied(hint));
    }

    static OkkiRefusal noScope(String module) {
        return new OkkiRefusal(200, OkkiAnswers.noScope(module));
    }

    static OkkiRefusal throttled(boolean inBody) {
        return new OkkiRefusal(inBody ? 200 : 429, OkkiAnswers.throttled());
    }

    /** A business failure: HTTP 200 and a code. */
    static OkkiRefusal business(String message) {
        return new OkkiRefusal(200, OkkiAnswers.failure(OkkiAnswers.NOT_FOUND, "Operation Failed. " + message));
    }

    HttpAnswer answer() {
        return HttpAnswer.of(status, HttpAnswer.JSON, String.valueOf(getMessage()));
    }
}
