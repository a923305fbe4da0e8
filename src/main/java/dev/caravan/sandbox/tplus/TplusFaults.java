package dev.caravan.sandbox.tplus;

import dev.caravan.sandbox.door.Fault;

/** What T+ answers when it refuses, as faults for one request; nothing is processed. */
public final class TplusFaults {
    private TplusFaults() {}

    /** HTTP 200, EXSM0003: the token is wrong. */
    public static Fault unknownToken() {
        return Fault.answer(200, TplusAnswers.unknownToken());
    }

    /** HTTP 401 and code 4007: the token has ended. */
    public static Fault tokenEnded() {
        return Fault.answer(401, TplusAnswers.tokenEnded());
    }

    /** HTTP 200 whose text alone says that the token has ended. */
    public static Fault tokenEndedText() {
        return Fault.answer(200, TplusAnswers.tokenEndedText());
    }

    /** HTTP 200, EXSV0011: a wrong path by its words, throttled by one team's experience. */
    public static Fault wrongService() {
        return Fault.answer(200, TplusAnswers.wrongService());
    }

    /** HTTP 200 and {@code result: false}. */
    public static Fault resultFalse(String code, String message) {
        return Fault.answer(200, TplusAnswers.resultFalse(code, message, ""));
    }

    /** HTTP 200 and {@code code, message, exception}. */
    public static Fault exception(String code, String message) {
        return Fault.answer(200, TplusAnswers.exception(code, message));
    }

    /** HTTP 429 with JSON. */
    public static Fault throttled() {
        return Fault.answer(429, TplusAnswers.throttled());
    }

    /** HTTP 500 and code 50003: appKey or appSecret is misconfigured. */
    public static Fault wrongApp() {
        return Fault.answer(500, TplusAnswers.wrongApp());
    }

    /** HTTP 999: permission or payload, the vendor does not say. */
    public static Fault status999() {
        return Fault.answer(999, TplusAnswers.code("999", "请求失败"));
    }
}
