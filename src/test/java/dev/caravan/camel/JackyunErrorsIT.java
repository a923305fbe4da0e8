package dev.caravan.camel;

import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** 吉客云's errors, met by the shipped warehouses. */
class JackyunErrorsIT extends ReadErrors {
    private static final String PULL = Sandboxes.PULL;

    @Override
    VendorRig open(Path folder) {
        return WarehouseRig.ofSource(folder);
    }

    static List<VendorError> errors() {
        List<VendorError> errors = new ArrayList<>(TransportErrors.ofReads(PULL));
        errors.addAll(List.of(
                VendorError.of("0859999999", PULL, Fault.throttled(), ErrorEnd.PAUSED),
                VendorError.of("no list", PULL, Fault.dataNull(), ErrorEnd.REPEATED),
                refused("0858030801", 0, "签名错误", "check app-secret"),
                refused("0858030802", 0, "appkey不存在", "check app-key"),
                refused("0858030803", 0, "token无效", "the application's token is not valid"),
                refused("0130020310", 400, "应用未订阅该接口", "subscribe the application"),
                refused("0999999999", 0, "未知错误", "no answer rule covers"),
                VendorError.of(
                        "noPrivilegeItem",
                        PULL,
                        Fault.noPrivilegeItem(),
                        ErrorEnd.HELD,
                        "grant the application the hidden"),
                VendorError.of("0050030002", PULL, Fault.codeZeroWithErrorSubCode(), ErrorEnd.RUN_FAILED, "业务参数不正确")));
        return errors;
    }

    private static VendorError refused(String subCode, int code, String message, String says) {
        return VendorError.of(subCode, PULL, Fault.subCode(code, subCode, message), ErrorEnd.HELD, says);
    }

    static List<Mistake> mistakes() {
        return List.of(
                Mistake.of("jackyun.app-secret", "wrong-secret", "check app-secret"),
                Mistake.of("jackyun.app-key", "87654321", "check app-key"));
    }
}
