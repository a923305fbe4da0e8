package dev.caravan.sandbox.banniu;

import dev.caravan.sandbox.door.HttpAnswer;

/** Why 班牛 refuses a request; becomes its error answer. */
final class BanniuRefusal extends Exception {
    private final int code;

    BanniuRefusal(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    HttpAnswer answer() {
        return HttpAnswer.json(BanniuAnswers.error(code, String.valueOf(getMessage())));
    }
}
