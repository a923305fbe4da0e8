package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.TargetTable;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.xingchen.StoreCatalogue;
import dev.caravan.sandbox.xingchen.StoreOracle;
import dev.caravan.sandbox.xingchen.StoreSeed;
import dev.caravan.sandbox.xingchen.XingchenFaults;
import dev.caravan.sandbox.xingchen.XingchenRules;
import dev.caravan.sandbox.xingchen.XingchenSandbox;
import dev.caravan.sandbox.xingchen.XingchenSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 金蝶云星辰's errors, met by the shipped stores. */
class XingchenErrorsIT extends ReadErrors {
    private static final String STORES = XingchenSandbox.STORES;
    private static final String AUTHORIZE = XingchenSandbox.AUTHORIZE;
    private static final String TOKEN = XingchenSandbox.TOKEN;

    @Override
    VendorRig open(Path folder) throws Exception {
        return new Rig(folder, XingchenRules.defaults());
    }

    static List<VendorError> errors() {
        List<VendorError> errors = new ArrayList<>(TransportErrors.ofReads(STORES));
        Fault expired401 =
                Fault.answer(401, "{\"errcode\":1030002009,\"description\":\"app-token is invalid or expired\"}");
        Fault rotated401 = Fault.answer(401, "{\"errcode\":1030002006,\"description\":\"auth key is error\"}");
        Fault badSignature = Fault.answer(401, "{\"errcode\":401,\"description\":\"X-Api-Signature is wrong\"}");
        errors.addAll(List.of(
                VendorError.of("2000002000", STORES, XingchenFaults.systemError(), ErrorEnd.REPEATED),
                VendorError.of("no list", STORES, Fault.dataNull(), ErrorEnd.REPEATED),
                VendorError.of("1030002006", STORES, XingchenFaults.secretRotated(), ErrorEnd.RENEWED),
                VendorError.of("1030002006 as 401", STORES, rotated401, ErrorEnd.RENEWED),
                VendorError.of("app-token expired", STORES, XingchenFaults.tokenExpired(), ErrorEnd.RENEWED),
                VendorError.of("app-token expired as 401", STORES, expired401, ErrorEnd.RENEWED),
                VendorError.of(
                        "app-token expired, every one",
                        STORES,
                        expired401,
                        ErrorEnd.HELD_AFTER_ONE_RENEWAL,
                        "check the account's authorization"),
                VendorError.of("4012", STORES, XingchenFaults.noPermission(), ErrorEnd.HELD, "4012"),
                VendorError.of("no route", STORES, XingchenFaults.noRoute(), ErrorEnd.HELD, "No Route"),
                VendorError.of(
                        "519", STORES, Fault.answer(519, "API Not Found"), ErrorEnd.HELD, "check the operation's name"),
                VendorError.of(
                        "bad signature", STORES, badSignature, ErrorEnd.HELD, "check client-id and client-secret"),
                VendorError.of(
                        "a code no rule covers",
                        STORES,
                        XingchenFaults.errcode(7_777, "未知错误"),
                        ErrorEnd.HELD,
                        "no answer rule covers"),
                VendorError.of("login: 1030002006", TOKEN, XingchenFaults.secretRotated(), ErrorEnd.RENEWED),
                VendorError.of("login: 4012", TOKEN, XingchenFaults.noPermission(), ErrorEnd.HELD, "4012"),
                VendorError.of("login: bad signature", AUTHORIZE, badSignature, ErrorEnd.HELD, "client-secret"),
                VendorError.of("login: 503", AUTHORIZE, Fault.http(503), ErrorEnd.OUTAGE, "HTTP 503"),
                VendorError.of("login: 2000002000", TOKEN, XingchenFaults.systemError(), ErrorEnd.OUTAGE, "2000002000"),
                VendorError.of("login: 429", TOKEN, Fault.tooManyRequests("1"), ErrorEnd.PAUSED)));
        return errors;
    }

    static List<Mistake> mistakes() {
        return List.of(
                Mistake.of("xingchen.client-secret", "wrong-secret", "check client-id and client-secret"),
                Mistake.of("xingchen.outer-instance-id", "404", "has not authorized this client"),
                Mistake.of("xingchen.account-id", "404", "account 404 has not authorized this client"));
    }

    @ParameterizedTest
    @EnumSource(XingchenRules.ExpiredToken.class)
    void anAppTokenThatEndsEarlyIsRenewedOnceHoweverItIsTold(XingchenRules.ExpiredToken told) throws Exception {
        XingchenRules rules = XingchenRules.defaults().withExpiredToken(told);
        try (Rig rig = new Rig(Files.createDirectory(folder.resolve("own")), rules);
                RunningCase running = rig.start(Map.of())) {
            rig.extract(running);
            rig.xingchen.dropTokens();
            assertThat(rig.extract(running).problem()).isNull();
            assertThat(rig.xingchen.tokensIssued()).isEqualTo(2);
        }
    }

    @Test
    void aSecretThatChangesBetweenTwoPagesIsReadAgainOnce() throws Exception {
        Rig rig = (Rig) rig();
        rig.xingchen.faults().onRequest(STORES, 2, Fault.doing(rig.xingchen::rotateSecret));
        try (RunningCase running = rig.start(Map.of())) {
            assertThat(rig.extract(running).problem()).isNull();
            assertThat(rig.differences(running)).isEmpty();
            assertThat(rig.xingchen.requests().total(AUTHORIZE)).isEqualTo(2);
            assertThat(rig.xingchen.tokensIssued()).isEqualTo(2);
        }
    }

    private static final class Rig extends VendorRig {
        private final XingchenSandbox xingchen;
        private final TargetTable table;

        private Rig(Path folder, XingchenRules rules) throws Exception {
            super(Sandboxes.of(1), folder);
            this.xingchen = new XingchenSandbox(
                    XingchenSettings.defaults().withRules(rules),
                    new StoreCatalogue(StoreSeed.of(150)),
                    sandboxes.clock(),
                    0);
            this.table = TargetTables.store(folder);
        }

        @Override
        String caseName() {
            return "xingchen-stores";
        }

        @Override
        XingchenSandbox sandbox() {
            return xingchen;
        }

        @Override
        String operation() {
            return STORES;
        }

        @Override
        Map<String, String> settings() {
            return VendorSettings.xingchen(xingchen, table);
        }

        @Override
        boolean isLogin(String operation) {
            return TOKEN.equals(operation);
        }

        @Override
        long logins() {
            return xingchen.requests().total(TOKEN);
        }

        @Override
        long firstLogins() {
            return 1;
        }

        @Override
        List<String> differences(RunningCase running) throws Exception {
            return StoreOracle.differences(new StoreOracle(xingchen).stores(), table.rows());
        }
    }
}
