package dev.caravan.camel;

import dev.caravan.sandbox.banniu.BanniuFaults;
import dev.caravan.sandbox.banniu.BanniuSandbox;
import dev.caravan.sandbox.door.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 班牛's errors, met by the shipped update of barcodes, which reads tasks and writes them. */
class BanniuErrorsIT extends ReadErrors {
    private static final String LIST = BanniuSandbox.LIST;
    private static final String UPDATE = BanniuSandbox.UPDATE;

    @Override
    VendorRig open(Path folder) {
        return new BanniuRig(folder);
    }

    static List<VendorError> errors() {
        List<VendorError> errors = new ArrayList<>(TransportErrors.ofReads(LIST));
        errors.addAll(List.of(
                VendorError.of("1003", LIST, BanniuFaults.throttled(), ErrorEnd.PAUSED),
                VendorError.of("no list", LIST, Fault.dataNull(), ErrorEnd.REPEATED),
                VendorError.of("1001", LIST, BanniuFaults.badSign(), ErrorEnd.HELD, "check app-key and app-secret"),
                VendorError.of("1002", LIST, BanniuFaults.badToken(), ErrorEnd.HELD, "get a new access_token"),
                VendorError.of(
                        "no response", LIST, BanniuFaults.withoutResponse(), ErrorEnd.HELD, "no answer of miniAPI"),
                VendorError.of("another code", LIST, BanniuFaults.code(2_001, "群组不存在"), ErrorEnd.RUN_FAILED, "群组不存在")));
        return errors;
    }

    static List<Mistake> mistakes() {
        return List.of(
                Mistake.of("banniu.app-secret", "wrong-secret", "check app-key and app-secret"),
                Mistake.of("banniu.access-token", "wrong-token", "get a new access_token"));
    }

    static Stream<VendorError> errorsOfUpdates() {
        List<VendorError> errors = new ArrayList<>(List.of(
                VendorError.of("1003", UPDATE, BanniuFaults.throttled(), ErrorEnd.PAUSED),
                VendorError.of("HTTP 429", UPDATE, Fault.tooManyRequests("1"), ErrorEnd.PAUSED),
                VendorError.of("1001", UPDATE, BanniuFaults.badSign(), ErrorEnd.HELD, "check app-key and app-secret"),
                VendorError.of("1002", UPDATE, BanniuFaults.badToken(), ErrorEnd.HELD, "get a new access_token"),
                VendorError.of("HTTP 404", UPDATE, Fault.http(404), ErrorEnd.HELD, "check base-url"),
                VendorError.of(
                        "another code",
                        UPDATE,
                        BanniuFaults.code(2_002, "字段不可编辑"),
                        ErrorEnd.DEAD_AFTER_RETRIES,
                        "字段不可编辑")));
        List<Fault> doubtful = List.of(
                Fault.http(408),
                Fault.httpAfterWork(502),
                Fault.html(),
                Fault.emptyBody(),
                Fault.truncatedJson(),
                Fault.resetBeforeWork(),
                Fault.resetAfterWork(),
                Fault.silentAfterWork(),
                BanniuFaults.withoutResponse());
        doubtful.forEach(fault -> errors.add(
                VendorError.of(fault.kind() + " " + fault.number(), UPDATE, fault, ErrorEnd.UNKNOWN_THEN_WRITTEN)));
        return errors.stream();
    }

    @ParameterizedTest
    @MethodSource("errorsOfUpdates")
    void anUpdateEndsAsTheAnswerTableSays(VendorError error) throws Exception {
        ErrorRun.prove(rig(), error);
    }

    /** A second create would be a second task, and there is no key to look the first one up by. */
    @Test
    void aCreateThatMayHaveBeenDoneIsNeverSentAgain() throws Exception {
        ((BanniuRig) rig()).createInsteadOfUpdate();
        ErrorRun.prove(
                rig(),
                VendorError.of(
                        "reset after the work",
                        BanniuSandbox.CREATE,
                        Fault.resetAfterWork(),
                        ErrorEnd.UNKNOWN_THEN_DEAD));
    }
}
