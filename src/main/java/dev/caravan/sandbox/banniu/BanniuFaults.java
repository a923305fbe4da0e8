package dev.caravan.sandbox.banniu;

import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Faults;

/** Errors that only 班牛 knows, for its sandbox's {@link Faults}. Each comes instead of the right answer. */
public final class BanniuFaults {
    private BanniuFaults() {}

    /** HTTP 200 with any {@code response.code} and {@code error_msg}. */
    public static Fault code(int code, String message) {
        return Fault.answer(200, BanniuAnswers.error(code, message));
    }

    /** The sign is told to be wrong, though it is right (1001 of the standard codes). */
    public static Fault badSign() {
        return code(BanniuCodes.defaults().badSign(), "签名错误");
    }

    /** The access_token is told to be unknown (1002 of the standard codes). */
    public static Fault badToken() {
        return code(BanniuCodes.defaults().badToken(), "access_token无效");
    }

    /** Too many requests, told in the body (1003 of the standard codes). */
    public static Fault throttled() {
        return code(BanniuCodes.defaults().throttled(), "请求过于频繁");
    }

    /** HTTP 200 and a body without {@code response}: the rows of {@code /user} stand under {@code data.map.result}. */
    public static Fault withoutResponse() {
        return Fault.answer(200, "{\"data\":{\"map\":{\"result\":[]}}}");
    }
}
