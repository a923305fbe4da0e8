package dev.caravan.camel;

import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 金蝶云星空's errors, met by the shipped warehouses, which look rows up and save them. */
class K3CloudErrorsIT {
    private static final String SAVE = Sandboxes.SAVE;
    private static final String QUERY = Sandboxes.QUERY;
    private static final String LOGIN = Sandboxes.LOGIN;

    @TempDir
    Path folder;

    private VendorRig rig;

    @BeforeEach
    void openRig() {
        rig = WarehouseRig.ofTarget(folder);
    }

    @AfterEach
    void closeRig() {
        rig.close();
    }

    static List<VendorError> errorsOfAnyCall() {
        List<VendorError> errors = new ArrayList<>();
        for (String operation : List.of(SAVE, QUERY)) {
            errors.add(VendorError.of("13 " + operation, operation, Fault.networkControl(), ErrorEnd.REPEATED));
            errors.add(VendorError.of("14 " + operation, operation, Fault.callLimit(), ErrorEnd.PAUSED));
            errors.add(VendorError.of("429 " + operation, operation, Fault.tooManyRequests("1"), ErrorEnd.PAUSED));
            errors.add(VendorError.of("1 " + operation, operation, Fault.sessionLost(), ErrorEnd.RENEWED));
            errors.add(VendorError.of("[[1]] " + operation, operation, Fault.sessionLostNested(), ErrorEnd.RENEWED));
            errors.add(held("2", operation, Fault.msgCode(2, "您没有操作权限"), "give the integration user"));
            errors.add(held("7", operation, Fault.licence(), "the licence does not cover"));
            errors.add(held("15", operation, Fault.msgCode(15, "禁止管理员登录"), "as another user"));
            errors.add(held("404", operation, Fault.http(404), "check base-url"));
        }
        return errors;
    }

    static List<VendorError> errorsOfLookUpsAndLogins() {
        List<VendorError> errors = new ArrayList<>();
        errors.add(VendorError.of("6 of a look-up", QUERY, Fault.msgCode(6, "数据库操作失败"), ErrorEnd.REPEATED));
        errors.add(VendorError.of("503 of a look-up", QUERY, Fault.http(503), ErrorEnd.REPEATED));
        errors.add(VendorError.of("408 of a look-up", QUERY, Fault.http(408), ErrorEnd.REPEATED));
        errors.add(VendorError.of("html of a look-up", QUERY, Fault.html(), ErrorEnd.REPEATED));
        errors.add(held("response_error of a look-up", QUERY, Fault.responseError(), "response_error"));
        errors.add(VendorError.of(
                "session lost for every token",
                QUERY,
                Fault.sessionLost(),
                ErrorEnd.HELD_AFTER_ONE_RENEWAL,
                "just issued is refused too"));
        errors.add(VendorError.of(
                "session lost as 401", QUERY, Fault.answer(401, "{\"Message\":\"会话信息已丢失，请重新登录\"}"), ErrorEnd.RENEWED));
        errors.add(VendorError.of("login: 503", LOGIN, Fault.http(503), ErrorEnd.OUTAGE_OF_TARGET));
        errors.add(held("login: refused", LOGIN, Fault.msgCode(0, "用户名或密码错误"), "check acct-id"));
        return errors;
    }

    static List<VendorError> errorsOfSaves() {
        List<VendorError> errors = new ArrayList<>();
        for (int msgCode = 8; msgCode <= 12; msgCode++) {
            errors.add(VendorError.of(
                    "MsgCode " + msgCode,
                    SAVE,
                    Fault.msgCode(msgCode, "不能保存" + msgCode),
                    ErrorEnd.DEAD_AFTER_RETRIES,
                    "不能保存" + msgCode));
        }
        List<Fault> doubtful = List.of(
                Fault.msgCode(6, "数据库操作失败"),
                Fault.http(408),
                Fault.http(500),
                Fault.httpAfterWork(503),
                Fault.httpAfterWork(502),
                Fault.html(),
                Fault.emptyBody(),
                Fault.truncatedJson(),
                Fault.responseError(),
                Fault.emptyResult(),
                Fault.answer(200, "{}"),
                Fault.resetAfterWork(),
                Fault.silentAfterWork());
        doubtful.forEach(fault -> errors.add(VendorError.of(
                fault.kind() + " " + fault.number() + " of a save", SAVE, fault, ErrorEnd.UNKNOWN_THEN_WRITTEN)));
        return errors;
    }

    private static VendorError held(String name, String operation, Fault fault, String says) {
        return VendorError.of(name + " " + operation, operation, fault, ErrorEnd.HELD, says);
    }

    @ParameterizedTest
    @MethodSource({"errorsOfAnyCall", "errorsOfLookUpsAndLogins", "errorsOfSaves"})
    void endsAsTheAnswerTableSays(VendorError error) throws Exception {
        ErrorRun.prove(rig, error);
    }
}
