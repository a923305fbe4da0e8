package dev.caravan.sandbox.xingchen;

import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Faults;

/** Errors that only 星辰 knows, for its sandbox's {@link Faults}. Each comes instead of the right answer. */
public final class XingchenFaults {
    private XingchenFaults() {}

    /** HTTP 200 with any errcode and description. */
    public static Fault errcode(int errcode, String description) {
        return Fault.answer(200, XingchenAnswers.errorJson(errcode, description));
    }

    /** 2000002000: system error. */
    public static Fault systemError() {
        return errcode(XingchenAnswers.SYSTEM_ERROR, "系统错误，请到开发者社区提单反馈");
    }

    /** 4012: the application has no permission for the API. */
    public static Fault noPermission() {
        return errcode(XingchenAnswers.NO_PERMISSION, "没有该接口的权限");
    }

    /** 1030002006: the appSecret has changed, though it has not. */
    public static Fault secretRotated() {
        return errcode(XingchenAnswers.SECRET_ROTATED, "auth key is error or expired");
    }

    /** The app-token is told to be too old, though it is not. */
    public static Fault tokenExpired() {
        return errcode(XingchenAnswers.EXPIRED_TOKEN, "app-token is invalid or expired");
    }

    /** HTTP 404: the router header leads nowhere. */
    public static Fault noRoute() {
        return Fault.answer(404, XingchenAnswers.errorJson(404, "No Route"));
    }
}
