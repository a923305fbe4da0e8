package dev.caravan.sandbox.door;

import java.time.Duration;

/**
 * One way to misbehave, applied to one request. Immutable. {@code number}, {@code text}, {@code time} and {@code deed}
 * mean what the kind's factory method says.
 */
public record Fault(Kind kind, int number, String text, Duration time, Runnable deed) {

    /** The ways; those of one vendor are ignored by the others, those of pages by requests that are not paged. */
    public enum Kind {
        HTTP_STATUS,
        HTTP_STATUS_AFTER_WORK,
        HTML,
        TRUNCATED_JSON,
        CUT_CONNECTION,
        EMPTY_BODY,
        BYTE_ORDER_MARK,
        SLOW,
        TRICKLE,
        SILENT_AFTER_HEAD,
        SILENT_AFTER_WORK,
        RESET_BEFORE_WORK,
        RESET_AFTER_WORK,
        STOP_ANSWERING,
        DEED,
        ANSWER,
        VENDOR_ERROR,
        SAME_PAGE,
        PAGE_INDEX_IGNORED,
        DATA_NULL,
        ROWS_SHIFT,
        SHORT_PAGE,
        TOTAL_LIES,
        JACKYUN_NO_PRIVILEGE,
        K3_SESSION_LOST,
        K3_SESSION_LOST_NESTED,
        K3_ROWS_MISSING,
        K3_UNORDERED,
        K3_ERROR_WITHOUT_INDEX,
        K3_RESPONSE_ERROR,
        K3_EMPTY_RESULT
    }

    private static void nothing() {}

    private static Fault of(Kind kind, int number, String text) {
        return of(kind, number, text, Duration.ZERO);
    }

    private static Fault timed(Kind kind, Duration time) {
        return of(kind, 0, "", time);
    }

    /** Any kind but DEED, by its parts; for faults that come as text. */
    public static Fault of(Kind kind, int number, String text, Duration time) {
        return new Fault(kind, number, text, time, Fault::nothing);
    }

    /** An HTTP status with an HTML page; nothing is processed. */
    public static Fault http(int status) {
        return of(Kind.HTTP_STATUS, status, "");
    }

    /** HTTP 429 with this {@code Retry-After} text; an empty text sends no such header. */
    public static Fault tooManyRequests(String retryAfter) {
        return of(Kind.HTTP_STATUS, 429, retryAfter);
    }

    /** The request is processed, then a proxy answers with this status: a write's outcome is unknown to the client. */
    public static Fault httpAfterWork(int status) {
        return of(Kind.HTTP_STATUS_AFTER_WORK, status, "");
    }

    /** HTTP 200 with a login page. */
    public static Fault html() {
        return of(Kind.HTML, 0, "");
    }

    /** Correctly framed, but half of the JSON. */
    public static Fault truncatedJson() {
        return of(Kind.TRUNCATED_JSON, 0, "");
    }

    /** The head promises the whole body, the connection closes after half of it. */
    public static Fault cutConnection() {
        return of(Kind.CUT_CONNECTION, 0, "");
    }

    /** HTTP 200 and no body. */
    public static Fault emptyBody() {
        return of(Kind.EMPTY_BODY, 0, "");
    }

    /** The right answer behind a UTF-8 byte order mark. */
    public static Fault byteOrderMark() {
        return of(Kind.BYTE_ORDER_MARK, 0, "");
    }

    /** The right answer, later. */
    public static Fault slow(Duration delay) {
        return timed(Kind.SLOW, delay);
    }

    /** The right answer, one byte per this time. */
    public static Fault trickle(Duration perByte) {
        return timed(Kind.TRICKLE, perByte);
    }

    /** Processed; the head comes, the body never. */
    public static Fault silentAfterHead() {
        return of(Kind.SILENT_AFTER_HEAD, 0, "");
    }

    /** Processed; no answer comes, the connection stays open: the client's time-out leaves a write's outcome unknown. */
    public static Fault silentAfterWork() {
        return of(Kind.SILENT_AFTER_WORK, 0, "");
    }

    /** The connection is reset, nothing is processed. */
    public static Fault resetBeforeWork() {
        return of(Kind.RESET_BEFORE_WORK, 0, "");
    }

    /** Processed, then the connection is reset. */
    public static Fault resetAfterWork() {
        return of(Kind.RESET_AFTER_WORK, 0, "");
    }

    /** From this request on connections are refused, until the sandbox is told to answer again. */
    public static Fault stopAnswering() {
        return of(Kind.STOP_ANSWERING, 0, "");
    }

    /** Runs this before the request is processed as usual: to change the catalogue between two pages, say. */
    public static Fault doing(Runnable deed) {
        return new Fault(Kind.DEED, 0, "", Duration.ZERO, deed);
    }

    /** This status and JSON whatever the request; nothing is processed. Vendors' own errors are made of it. */
    public static Fault answer(int status, String json) {
        return of(Kind.ANSWER, status, json);
    }

    /** 吉客云: any {@code code}, {@code subCode} and message; 0 with a sub-code is its {@code code:0} failure. */
    public static Fault subCode(int code, String subCode, String message) {
        return of(Kind.VENDOR_ERROR, code, subCode + " " + message);
    }

    /** 吉客云: throttled (sub-code 0859999999). */
    public static Fault throttled() {
        return subCode(0, "0859999999", "请求过于频繁，请稍后再试");
    }

    /** 吉客云: HTTP 200 and {@code code:0}, no data, an error sub-code. */
    public static Fault codeZeroWithErrorSubCode() {
        return subCode(0, "0050030002", "业务参数不正确");
    }

    /** 吉客云: fields hidden by permission ({@code result.noPrivilegeItem}). */
    public static Fault noPrivilegeItem() {
        return of(Kind.JACKYUN_NO_PRIVILEGE, 0, "");
    }

    /** Pages after this page index repeat it; for an endless repetition use it with {@link Faults#always}. */
    public static Fault samePage(int lastPageIndex) {
        return of(Kind.SAME_PAGE, lastPageIndex, "");
    }

    /** Every page is the first. */
    public static Fault pageIndexIgnored() {
        return of(Kind.PAGE_INDEX_IGNORED, 0, "");
    }

    /** Success without data: null stands where the data belong. */
    public static Fault dataNull() {
        return of(Kind.DATA_NULL, 0, "");
    }

    /** Rows inserted in front shift this page, so it repeats so many rows of the one before. */
    public static Fault rowsShift(int rows) {
        return of(Kind.ROWS_SHIFT, rows, "");
    }

    /** Only so many rows of the page come, though more follow. */
    public static Fault shortPage(int rows) {
        return of(Kind.SHORT_PAGE, rows, "");
    }

    /** The total that an answer declares (rows, or pages where pages are counted) is this number, whatever the truth. */
    public static Fault totalLies(int total) {
        return of(Kind.TOTAL_LIES, total, "");
    }

    /** 星空: any MsgCode and message; nothing is processed. */
    public static Fault msgCode(int msgCode, String message) {
        return of(Kind.VENDOR_ERROR, msgCode, message);
    }

    /** 星空: call limit (MsgCode 14). */
    public static Fault callLimit() {
        return msgCode(14, "调用次数超过限制");
    }

    /** 星空: network control conflict (网控, MsgCode 13). */
    public static Fault networkControl() {
        return msgCode(13, "网络控制冲突，数据正在被其他用户操作");
    }

    /** 星空: licence (MsgCode 7). */
    public static Fault licence() {
        return msgCode(7, "许可已过期");
    }

    /** 星空: the session in use is gone, told as the operation tells it. */
    public static Fault sessionLost() {
        return of(Kind.K3_SESSION_LOST, 0, "");
    }

    /** 星空: the session in use is gone, told inside {@code [[{…}]]} whatever the operation. */
    public static Fault sessionLostNested() {
        return of(Kind.K3_SESSION_LOST_NESTED, 0, "");
    }

    /** 星空: so many stored rows are in neither list of the answer. */
    public static Fault rowsMissing(int rows) {
        return of(Kind.K3_ROWS_MISSING, rows, "");
    }

    /** 星空: both lists of the answer come in reverse order. */
    public static Fault unordered() {
        return of(Kind.K3_UNORDERED, 0, "");
    }

    /** 星空: errors without {@code DIndex}. */
    public static Fault errorsWithoutIndex() {
        return of(Kind.K3_ERROR_WITHOUT_INDEX, 0, "");
    }

    /** 星空: plain text {@code response_error:…}. */
    public static Fault responseError() {
        return of(Kind.K3_RESPONSE_ERROR, 0, "");
    }

    /** 星空: {@code {"Result":{}}}, after the work. */
    public static Fault emptyResult() {
        return of(Kind.K3_EMPTY_RESULT, 0, "");
    }
}
