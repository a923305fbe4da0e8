package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Sandbox;
import dev.caravan.sandbox.okki.OkkiGroupSeed;
import dev.caravan.sandbox.okki.OkkiGroups;
import dev.caravan.sandbox.okki.OkkiSandbox;
import dev.caravan.sandbox.okki.OkkiSettings;
import dev.caravan.sandbox.tplus.TplusInventory;
import dev.caravan.sandbox.tplus.TplusSandbox;
import dev.caravan.sandbox.tplus.TplusSettings;
import dev.caravan.store.jdbc.PostgresServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that real processes share on one store: renewed once, and never in a storm, also when one is killed in the middle. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TokenProcessesIT {
    private static final String TPLUS = "tplus-inventory";
    private static final String OKKI = "okki-product-groups";

    @TempDir
    Path folder;

    private final TplusSandbox tplus = new TplusSandbox(TplusSettings.defaults(), new TplusInventory(20, 7));
    private final OkkiSandbox okki = new OkkiSandbox(OkkiSettings.defaults(), new OkkiGroups(OkkiGroupSeed.of(20)));
    private TokenChildren children;

    @BeforeEach
    void prepare() throws Exception {
        Map<String, String> settings = new HashMap<>(VendorSettings.tplus(tplus, TargetTables.tplusInventory(folder)));
        settings.putAll(VendorSettings.okki(okki, "client_credentials"));
        children = new TokenChildren(folder, PostgresServer.newSchema(), settings, List.of(TPLUS, OKKI));
    }

    @AfterEach
    void close() {
        tplus.close();
        okki.close();
    }

    @Test
    void twoProcessesThatFindTheTokenExpiredRotateItOnce() throws Exception {
        tplus.revokeTokens();
        meetAtTheNextRequest(tplus, TplusSandbox.INVENTORY);
        try (CaseChild one = children.start(TPLUS);
                CaseChild other = children.start(children.second(TPLUS))) {
            completes(one);
            completes(other);
        }
        assertThat(tplus.tokenCalls()).isEqualTo(1);
        assertThat(tplus.refreshes()).isEqualTo(1);
    }

    @Test
    void twoProcessesThatFindTheTokenExpiredLogInOnce() throws Exception {
        completes(OKKI);
        okki.revokeTokens();
        meetAtTheNextRequest(okki, OkkiSandbox.GROUPS);
        try (CaseChild one = children.start(OKKI);
                CaseChild other = children.start(children.second(OKKI))) {
            completes(one);
            completes(other);
        }
        assertThat(okki.tokenCalls()).isEqualTo(2);
    }

    /** Both have sent a request with the old token before either hears that it is refused. */
    private static void meetAtTheNextRequest(Sandbox sandbox, String operation) {
        CyclicBarrier both = new CyclicBarrier(2);
        sandbox.faults().next(operation, 2, Fault.doing(() -> {
            try {
                both.await(2, TimeUnit.MINUTES);
            } catch (Exception alone) {
                throw new IllegalStateException("the other process never sent its request", alone);
            }
        }));
    }

    @Test
    void aKillBetweenTheRotationAndItsSavingIsToldOnceAndHealedByNewTokens() throws Exception {
        tplus.revokeTokens();
        killBeforeTheSave(tplus, TplusSandbox.REFRESH_TOKEN, TPLUS);
        assertThat(tplus.refreshes()).isEqualTo(1);

        try (CaseChild next = children.start(TPLUS)) {
            next.endedWell(CaseChildren.PATIENCE);
            assertThat(next.said()).contains("ended HELD");
            assertThat(next.said().stream().filter(line -> line.startsWith("held ")))
                    .singleElement()
                    .asString()
                    .contains("authorize the application anew", "set open-token and refresh-token");
        }
        assertThat(tplus.tokenCalls()).isEqualTo(2);
        long requests = tplus.requests().total();
        try (CaseChild later = children.start(TPLUS)) {
            later.endedWell(CaseChildren.PATIENCE);
            assertThat(later.said()).containsExactly("ended HELD");
        }
        assertThat(tplus.requests().total()).isEqualTo(requests);

        children.set(Map.of("tplus.open-token", tplus.openToken(), "tplus.refresh-token", tplus.refreshToken()));
        completes(TPLUS);
        assertThat(tplus.tokenCalls()).isEqualTo(2);
    }

    @Test
    void aKillBetweenALoginAndItsSavingIsHealedByTheNextLogin() throws Exception {
        killBeforeTheSave(okki, OkkiSandbox.ACCESS_TOKEN, OKKI);
        try (CaseChild next = children.start(OKKI)) {
            next.endedWell(CaseChildren.PATIENCE);
            assertThat(next.said()).containsExactly("ended COMPLETE");
        }
        assertThat(okki.tokenCalls()).isEqualTo(2);
    }

    /** The vendor's answer arrives, and the process dies while it waits for the store to take the token. */
    private void killBeforeTheSave(Sandbox sandbox, String operation, String caseName) throws Exception {
        // as long as a killed process keeps the turn to renew
        children.set(Map.of(sandbox.name() + ".response-timeout", "10s"));
        try (TokenLock lock = new TokenLock(children.storeUrl());
                CaseChild child = startedBehind(lock, sandbox, operation, caseName)) {
            lock.awaitSave(CaseChildren.PATIENCE);
            child.kill();
            lock.dropSaves();
        }
    }

    private CaseChild startedBehind(TokenLock lock, Sandbox sandbox, String operation, String caseName) {
        sandbox.faults().next(operation, 1, Fault.doing(lock::take));
        return children.start(caseName);
    }

    private void completes(String caseName) throws Exception {
        try (CaseChild child = children.start(caseName)) {
            completes(child);
        }
    }

    private static void completes(CaseChild child) throws InterruptedException {
        child.endedWell(CaseChildren.PATIENCE);
        assertThat(child.said()).as(child.story()).containsExactly("ended COMPLETE");
    }
}
