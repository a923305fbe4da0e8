package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.HttpAnswer;

/** Why 吉客云 refuses a request; becomes its error answer. */
final class JackyunRefusal extends Exception {
    private final int code;
    private final String subCode;

    JackyunRefusal(int code, String subCode, String message) {
        super(message, null, false, false);
        this.code = code;
        this.subCode = subCode;
    }

    static JackyunRefusal parameter(String message) {
        return new JackyunRefusal(400, JackyunAnswers.BAD_PARAMETER, message);
    }

    String subCode() {
        return subCode;
    }

    HttpAnswer answer() {
        return JackyunAnswers.error(code, subCode, String.valueOf(getMessage()));
    }
}
