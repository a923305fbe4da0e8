package dev.caravan.sandbox.xingchen;

import dev.caravan.sandbox.door.HttpAnswer;

/** Why 星辰 refuses a request; becomes an answer of this HTTP status with this errcode. */
final class XingchenRefusal extends Exception {
    private final int status;
    private final int errcode;

    XingchenRefusal(int status, int errcode, String description) {
        super(description, null, false, false);
        this.status = status;
        this.errcode = errcode;
    }

    /** HTTP 200, as most refusals come. */
    static XingchenRefusal of(int errcode, String description) {
        return new XingchenRefusal(200, errcode, description);
    }

    HttpAnswer answer() {
        return XingchenAnswers.error(status, errcode, String.valueOf(getMessage()));
    }
}
