package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.run.RunEvent;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.okki.OkkiFaults;
import dev.caravan.sandbox.okki.OkkiGroupOracle;
import dev.caravan.sandbox.okki.OkkiGroupSeed;
import dev.caravan.sandbox.okki.OkkiGroups;
import dev.caravan.sandbox.okki.OkkiSandbox;
import dev.caravan.sandbox.okki.OkkiSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 小满 OKKI's errors, met by the shipped product groups. */
class OkkiErrorsIT extends ReadErrors {
    private static final String GROUPS = OkkiSandbox.GROUPS;
    private static final String TOKEN = OkkiSandbox.ACCESS_TOKEN;

    @Override
    VendorRig open(Path folder) {
        return new Rig(folder, OkkiSettings.defaults(), "client_credentials");
    }

    static List<VendorError> errors() {
        List<VendorError> errors = new ArrayList<>(TransportErrors.ofReads(GROUPS));
        errors.addAll(List.of(
                VendorError.of("code 429", GROUPS, OkkiFaults.throttledInBody(), ErrorEnd.PAUSED),
                VendorError.of("server_error", GROUPS, OkkiFaults.serverError(), ErrorEnd.REPEATED),
                VendorError.of("no list", GROUPS, Fault.dataNull(), ErrorEnd.REPEATED),
                VendorError.of("401", GROUPS, OkkiFaults.unauthorized(), ErrorEnd.RENEWED),
                VendorError.of("access_denied in a 200", GROUPS, OkkiFaults.accessDenied(), ErrorEnd.RENEWED),
                VendorError.of(
                        "access_denied as text",
                        GROUPS,
                        OkkiFaults.code(401, "access_denied: token expired"),
                        ErrorEnd.RENEWED),
                VendorError.of(
                        "401 for every token",
                        GROUPS,
                        OkkiFaults.unauthorized(),
                        ErrorEnd.HELD_AFTER_ONE_RENEWAL,
                        "authorization was not revoked"),
                VendorError.of(
                        "no scope",
                        GROUPS,
                        OkkiFaults.noScope("product"),
                        ErrorEnd.HELD,
                        "no permission product scopes"),
                VendorError.of(
                        "code 404", GROUPS, OkkiFaults.operationFailed(), ErrorEnd.RUN_FAILED, "Operation Failed"),
                VendorError.of("login: server_error", TOKEN, OkkiFaults.serverError(), ErrorEnd.OUTAGE, "server_error"),
                VendorError.of("login: 503", TOKEN, Fault.http(503), ErrorEnd.OUTAGE, "HTTP 503"),
                VendorError.of("login: 429", TOKEN, Fault.tooManyRequests("1"), ErrorEnd.PAUSED)));
        for (String refusal : List.of("invalid_request", "invalid_grant", "unsupported_grant_type", "invalid_client")) {
            errors.add(VendorError.of(
                    "login: " + refusal, TOKEN, OkkiFaults.oauthError(refusal, "refused"), ErrorEnd.HELD, refusal));
        }
        return errors;
    }

    static List<Mistake> mistakes() {
        return List.of(
                Mistake.of("okki.client-secret", "wrong-secret", "invalid_client"),
                Mistake.of("okki.scope", "product finance", "check scope"),
                new Mistake(Map.of("okki.grant", "password", "okki.password", "wrong-word"), "invalid_grant"));
    }

    @ParameterizedTest
    @CsvSource({"client_credentials, false", "client_credentials, true", "password, false", "password, true"})
    void aTokenThatEndsEarlyIsRenewedOnceHoweverItIsTold(String grant, boolean byText) throws Exception {
        OkkiSettings settings = OkkiSettings.defaults();
        settings = settings.withTokens(settings.tokens().withDeniedByText(byText));
        try (Rig rig = new Rig(Files.createDirectory(folder.resolve("own")), settings, grant);
                RunningCase running = rig.start(Map.of())) {
            rig.extract(running);
            rig.okki.revokeTokens();
            assertThat(rig.extract(running).problem()).isNull();
            assertThat(rig.okki.tokensIssued()).isEqualTo(2);
            assertThat(rig.okki.refreshes()).isEqualTo(grant.equals("password") ? 1 : 0);
        }
    }

    @Test
    void aListWithoutPagesIsAskedForOnce() throws Exception {
        arrives(Map.of());
        assertThat(rig().sandbox().requests().total(GROUPS)).isEqualTo(1);
    }

    @Test
    void aLoginThatIsThrottledTwiceMakesNoStormOfRepeats() throws Exception {
        rig().sandbox().faults().next(TOKEN, 2, Fault.tooManyRequests("1"));
        try (RunningCase running = rig().start(Map.of("okki.retry-delay", "300ms"))) {
            assertThat(rig().extract(running).problem()).isNull();
            assertThat(running.events(RunEvent.RequestRepeated.class)).hasSizeLessThan(10);
            assertThat(rig().logins()).isEqualTo(3);
        }
    }

    private static final class Rig extends VendorRig {
        private final OkkiGroups groups = new OkkiGroups(OkkiGroupSeed.of(40));
        private final OkkiSandbox okki;
        private final String grant;

        private Rig(Path folder, OkkiSettings settings, String grant) {
            super(Sandboxes.of(1), folder);
            this.grant = grant;
            this.okki = new OkkiSandbox(settings, groups, sandboxes.clock(), 0);
        }

        @Override
        String caseName() {
            return "okki-product-groups";
        }

        @Override
        OkkiSandbox sandbox() {
            return okki;
        }

        @Override
        String operation() {
            return GROUPS;
        }

        @Override
        Map<String, String> settings() {
            return VendorSettings.okki(okki, grant);
        }

        @Override
        boolean isLogin(String operation) {
            return TOKEN.equals(operation);
        }

        @Override
        long logins() {
            return okki.tokenCalls();
        }

        @Override
        long firstLogins() {
            return 1;
        }

        @Override
        List<String> differences(RunningCase running) {
            return new OkkiGroupOracle(groups).differences(running.kept(caseName()));
        }
    }
}
