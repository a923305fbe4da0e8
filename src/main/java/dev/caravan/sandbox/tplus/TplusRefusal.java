package dev.caravan.sandbox.tplus;

import dev.caravan.sandbox.door.HttpAnswer;

/** Why T+ refuses a request; becomes its error answer. */
final class TplusRefusal extends Exception {
    private final int status;

    private TplusRefusal(int status, String body) {
        super(body, null, false, false);
        this.status = status;
    }

    static TplusRefusal of(int status, String body) {
        return new TplusRefusal(status, body);
    }

    /** A parameter that cannot be: HTTP 200 and {@code result: false}. */
    static TplusRefusal parameter(String message, String hint) {
        return new TplusRefusal(200, TplusAnswers.resultFalse("EXSV0021", message, hint));
    }

    /** A body that cannot be read: HTTP 200 and an exception. */
    static TplusRefusal body(String message) {
        return new TplusRefusal(200, TplusAnswers.exception("EXSV0020", message));
    }

    HttpAnswer answer() {
        return HttpAnswer.of(status, HttpAnswer.JSON, String.valueOf(getMessage()));
    }
}
