package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import dev.caravan.sandbox.TargetTable;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.tplus.TplusFaults;
import dev.caravan.sandbox.tplus.TplusInventory;
import dev.caravan.sandbox.tplus.TplusOracle;
import dev.caravan.sandbox.tplus.TplusSandbox;
import dev.caravan.sandbox.tplus.TplusSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 畅捷通 T+'s errors, met by the shipped inventory. */
class TplusErrorsIT extends ReadErrors {
    private static final String QUERY = TplusSandbox.INVENTORY;

    @Override
    VendorRig open(Path folder) throws Exception {
        return new Rig(folder, TplusSettings.defaults());
    }

    static List<VendorError> errors() {
        // what the vendor says of 409 is a minute; the header makes it a second here
        Fault tooOften = new Fault(Fault.Kind.HTTP_STATUS, 409, "1", Duration.ZERO, () -> {});
        List<VendorError> errors = new ArrayList<>(TransportErrors.ofReads(QUERY));
        errors.addAll(List.of(
                VendorError.of("throttled", QUERY, TplusFaults.throttled(), ErrorEnd.PAUSED),
                VendorError.of("409", QUERY, tooOften, ErrorEnd.PAUSED),
                VendorError.of("null", QUERY, Fault.dataNull(), ErrorEnd.REPEATED),
                VendorError.of("EXSV0011 once", QUERY, TplusFaults.wrongService(), ErrorEnd.REPEATED),
                VendorError.of(
                        "EXSV0011 always",
                        QUERY,
                        TplusFaults.wrongService(),
                        ErrorEnd.HELD_AFTER_ALL_ATTEMPTS,
                        "check the operation's path"),
                held("50003", TplusFaults.wrongApp(), "check app-key and app-secret"),
                held("999", TplusFaults.status999(), "check permissions"),
                held("exception", TplusFaults.exception("E1", "系统异常"), "系统异常"),
                held("a code no rule covers", Fault.answer(200, "{\"code\":\"E2\",\"message\":\"未知错误\"}"), "未知错误"),
                VendorError.of(
                        "result false",
                        QUERY,
                        TplusFaults.resultFalse("EXSV0021", "分页参数不正确"),
                        ErrorEnd.RUN_FAILED,
                        "分页参数不正确")));
        errors.addAll(endsOfTokens());
        return errors;
    }

    private static VendorError held(String name, Fault fault, String says) {
        return VendorError.of(name, QUERY, fault, ErrorEnd.HELD, says);
    }

    private static List<VendorError> endsOfTokens() {
        Fault endedAs400 = Fault.answer(400, "{\"code\":\"4007\",\"message\":\"openToken已过期\"}");
        Fault inError = TplusFaults.resultFalse("EXSV0099", "token is invalid");
        return List.of(
                VendorError.of("EXSM0003", QUERY, TplusFaults.unknownToken(), ErrorEnd.RENEWED),
                VendorError.of("401, 4007", QUERY, TplusFaults.tokenEnded(), ErrorEnd.RENEWED),
                VendorError.of("400, 4007", QUERY, endedAs400, ErrorEnd.RENEWED),
                VendorError.of("403", QUERY, Fault.http(403), ErrorEnd.RENEWED),
                VendorError.of("expired by text", QUERY, TplusFaults.tokenEndedText(), ErrorEnd.RENEWED),
                VendorError.of("expired by error.msg", QUERY, inError, ErrorEnd.RENEWED),
                VendorError.of(
                        "401 for every token",
                        QUERY,
                        TplusFaults.tokenEnded(),
                        ErrorEnd.HELD_AFTER_ONE_RENEWAL,
                        "authorize the application anew"));
    }

    static List<Mistake> mistakes() {
        return List.of(
                Mistake.of("tplus.app-secret", "wrong-secret", "check app-key and app-secret"),
                new Mistake(Map.of("tplus.open-token", "t-9", "tplus.refresh-token", "r-9"), "refresh-token"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTokenThatEndsEarlyIsRenewedOnceHoweverItIsTold(boolean inText) throws Exception {
        TplusSettings settings = TplusSettings.defaults();
        settings = settings.withTokens(settings.tokens().withExpiredInText(inText));
        try (Rig rig = new Rig(Files.createDirectory(folder.resolve("own")), settings);
                RunningCase running = rig.start(Map.of())) {
            rig.tplus.revokeTokens();
            assertThat(rig.extract(running).problem()).isNull();
            assertThat(rig.differences(running)).isEmpty();
            assertThat(rig.tplus.refreshes()).isEqualTo(1);
        }
    }

    @Test
    void aRefreshThatIsDownForNowIsOneAlertAndHealsByItself() throws Exception {
        Rig rig = (Rig) rig();
        rig.tplus.revokeTokens();
        rig.tplus.faults().next(TplusSandbox.REFRESH_TOKEN, 1, Fault.http(503));
        // all attempts come well within the second that a refresh rests after it has failed
        try (RunningCase running = rig.start(Map.of("tplus.retry-delay", "1ms"))) {
            assertThat(rig.extract(running).end()).isEqualTo(ExtractionReport.End.FAILED);
            assertThat(rig.tplus.tokenCalls()).isEqualTo(1);
            running.until(() -> rig.extract(running).end() == ExtractionReport.End.COMPLETE);
            assertThat(rig.differences(running)).isEmpty();
            assertThat(running.events(RunEvent.TokenUnavailable.class)).hasSize(1);
            assertThat(rig.tplus.tokenCalls()).isEqualTo(2);
        }
    }

    /** The only refresh token is used up: nobody but a person can get another one. */
    @Test
    void aRefreshThatIsRefusedHoldsUntilNewTokensAreConfigured() throws Exception {
        Rig rig = (Rig) rig();
        rig.tplus.revokeAllTokens();
        try (RunningCase running = rig.start(Map.of())) {
            assertThat(rig.extract(running).end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(running.hold(rig.caseName()).orElse(""))
                    .contains("authorize the application anew", "set open-token and refresh-token");
            assertThat(rig.extract(running).end()).isEqualTo(ExtractionReport.End.HELD);
            assertThat(rig.tplus.tokenCalls()).isEqualTo(1);
            assertThat(running.events(RunEvent.Held.class)).hasSize(1);
        }
    }

    private static final class Rig extends VendorRig {
        private final TplusInventory inventory = new TplusInventory(600, 7);
        private final TplusSandbox tplus;
        private final TargetTable table;

        private Rig(Path folder, TplusSettings settings) throws Exception {
            super(Sandboxes.of(1), folder);
            this.tplus = new TplusSandbox(settings, inventory, sandboxes.clock(), 0);
            this.table = TargetTables.tplusInventory(folder);
        }

        @Override
        String caseName() {
            return "tplus-inventory";
        }

        @Override
        TplusSandbox sandbox() {
            return tplus;
        }

        @Override
        String operation() {
            return QUERY;
        }

        @Override
        Map<String, String> settings() {
            return VendorSettings.tplus(tplus, table);
        }

        @Override
        long logins() {
            return tplus.tokenCalls();
        }

        @Override
        List<String> differences(RunningCase running) throws Exception {
            return new TplusOracle(inventory, TargetTables.TPLUS_COLUMNS).differences(table.rows());
        }
    }
}
