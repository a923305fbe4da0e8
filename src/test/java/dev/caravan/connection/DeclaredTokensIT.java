package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.model.Action;
import dev.caravan.model.TokenStore;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import dev.caravan.store.jdbc.JdbcStores;
import dev.caravan.store.jdbc.OpenMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that a profile declares, against a server that renews each of them once, kept in a store on disk. */
class DeclaredTokensIT {
    private static final int THREADS = 20;
    private static final String[] PASSWORD = {"auth", "password", "username", "u", "password", "geheim"};

    @TempDir
    private Path folder;

    private final ManualTime time = new ManualTime();
    private final TokenServer server = new TokenServer();
    private Store store;

    @BeforeEach
    void open() {
        store = JdbcStores.open("jdbc:sqlite:" + folder.resolve("caravan.db"), null, null, time, OpenMode.EXCLUSIVE);
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    private DirectCalls calls(String... settings) {
        return calls(store.tokens(), settings);
    }

    private DirectCalls calls(TokenStore tokens, String... settings) {
        List<String> all = new ArrayList<>(List.of("base-url", server.url()));
        all.addAll(List.of(settings));
        return new DirectCalls(Connection.open(
                TestProfiles.of("tokens", all.toArray(String[]::new)), AuthSchemes.builtIn(), tokens, time, time));
    }

    private static void together(DirectCalls calls, List<Answer> answers) throws InterruptedException {
        new Threads(THREADS, () -> answers.add(calls.items())).run();
    }

    @Test
    void twentyThreadsWithAnExpiredTokenRenewItOnce() throws Exception {
        DirectCalls calls = calls(PASSWORD);
        assertThat(calls.items().action()).isEqualTo(Action.OK);
        server.expire();
        List<Answer> answers = new CopyOnWriteArrayList<>();
        together(calls, answers);
        assertThat(answers).hasSize(THREADS).extracting(Answer::action).containsOnly(Action.OK);
        assertThat(server.grants()).containsExactly("password", "refresh_token");
    }

    @Test
    void twoProcessesOnOneStoreRenewOnceAndShareTheToken() throws Exception {
        DirectCalls one = calls(PASSWORD);
        DirectCalls other = calls(PASSWORD);
        one.items();
        other.items();
        server.expire();
        List<Answer> answers = new CopyOnWriteArrayList<>();
        AtomicInteger turn = new AtomicInteger();
        new Threads(THREADS, () -> answers.add((turn.incrementAndGet() % 2 == 0 ? one : other).items())).run();
        assertThat(answers).hasSize(THREADS).extracting(Answer::action).containsOnly(Action.OK);
        assertThat(server.grants()).containsExactly("password", "refresh_token");
    }

    @Test
    void whileTheEndpointIsDownCallersGetItsAnswerAndOneAlertIsTold() throws Exception {
        DirectCalls calls = calls(PASSWORD);
        server.statusOfGrants = 503;
        List<Answer> answers = new CopyOnWriteArrayList<>();
        for (int round = 0; round < 5; round++) {
            together(calls, answers);
        }
        assertThat(server.grants()).hasSize(1);
        assertThat(answers).hasSize(5 * THREADS).extracting(Answer::action).containsOnly(Action.RETRY);
        for (int second = 0; second < 600; second++) {
            time.pass(Duration.ofSeconds(1));
            calls.items();
        }
        assertThat(server.grants().size()).isBetween(12, 22);
        assertThat(calls.news()).containsExactly("unavailable");

        server.statusOfGrants = 200;
        time.pass(Duration.ofSeconds(73));
        answers.clear();
        together(calls, answers);
        assertThat(answers).extracting(Answer::action).containsOnly(Action.OK);
        assertThat(calls.news()).containsExactly("unavailable", "obtained", "available again");

        server.statusOfGrants = 503;
        server.expire();
        assertThat(calls.items().action()).isEqualTo(Action.RETRY);
        assertThat(calls.news()).hasSize(4).endsWith("unavailable");
    }

    @Test
    void aTokenThatAnotherProcessStoresEndsTheOutageHere() {
        DirectCalls calls = calls(PASSWORD);
        server.statusOfGrants = 503;
        assertThat(calls.items().action()).isEqualTo(Action.RETRY);
        server.statusOfGrants = 200;
        calls(PASSWORD).items();
        assertThat(calls.items().action()).isEqualTo(Action.OK);
        assertThat(calls.news()).containsExactly("unavailable", "available again");
    }

    @Test
    void refusedCredentialsAreAFailureAndNoOutage() {
        DirectCalls calls = calls("auth", "password", "username", "u", "password", "falsch");
        Answer refused = calls.items();
        assertThat(refused.action()).isEqualTo(Action.FAIL);
        assertThat(refused.describe()).isEqualTo("HTTP 400, code invalid_grant: Token has been revoked");
        assertThat(calls.news()).isEmpty();
    }

    @Test
    void afterACrashBeforeTheSaveALoginHeals() {
        calls(PASSWORD).items();
        server.renewUnseen();
        DirectCalls next = calls(PASSWORD);
        assertThat(next.items().action()).isEqualTo(Action.OK);
        assertThat(server.grants()).containsExactly("password", "refresh_token", "password");
    }

    @Test
    void afterACrashBeforeTheSaveWithoutALoginANewRefreshTokenIsAskedFor() {
        String[] settings = {"auth", "refresh", "refresh-token", "refresh-0"};
        assertThat(calls(settings).items().action()).isEqualTo(Action.OK);
        server.renewUnseen();
        Answer refused = calls(settings).items();
        assertThat(refused.action()).isEqualTo(Action.FAIL);
        assertThat(refused.describe())
                .contains("invalid_grant", "the token cannot be renewed any more", "set token and refresh-token");

        assertThat(calls("auth", "refresh", "refresh-token", "refresh-2")
                        .items()
                        .action())
                .isEqualTo(Action.OK);
        assertThat(server.grants()).hasSize(3);
    }

    @Test
    void whoRenewsTooLateTakesTheTokenThatWasStoredMeanwhile() {
        DirectCalls slow = calls("auth", "refresh", "refresh-token", "refresh-0");
        DirectCalls fast = calls("auth", "refresh", "refresh-token", "refresh-0");
        slow.items();
        fast.items();
        server.expire();
        server.beforeNextGrant(() -> {
            time.pass(Duration.ofMinutes(5));
            assertThat(fast.items().action()).isEqualTo(Action.OK);
        });
        assertThat(slow.items().action()).isEqualTo(Action.OK);
        assertThat(server.refreshes()).isEqualTo(3);
    }

    @Test
    void theConfiguredTokenIsUsedUntilItIsRefused() {
        DirectCalls calls = calls("auth", "refresh", "token", "access-0", "refresh-token", "refresh-0");
        assertThat(calls.items().action()).isEqualTo(Action.OK);
        assertThat(server.grants()).isEmpty();
        server.expire();
        assertThat(calls.items().action()).isEqualTo(Action.OK);
        assertThat(server.refreshes()).isEqualTo(1);
    }

    @Test
    void aChangeOfOtherSettingsKeepsTheOnlyRefreshTokenAndANewOneBeatsIt() {
        calls("auth", "refresh", "refresh-token", "refresh-0").items();
        assertThat(calls("auth", "refresh", "refresh-token", "refresh-0", "scope", "more")
                        .items()
                        .action())
                .isEqualTo(Action.OK);
        assertThat(server.refreshes()).isEqualTo(1);
        assertThat(calls("auth", "refresh", "refresh-token", "refresh-1")
                        .items()
                        .action())
                .isEqualTo(Action.OK);
        assertThat(server.refreshes()).isEqualTo(2);
    }

    @Test
    void aTokenIsRenewedShortlyBeforeItsEnd() {
        DirectCalls calls = calls(PASSWORD);
        calls.items();
        time.pass(Duration.ofSeconds(3539));
        calls.items();
        assertThat(server.refreshes()).isZero();
        time.pass(Duration.ofSeconds(1));
        calls.items();
        assertThat(server.refreshes()).isEqualTo(1);
    }

    @Test
    void aLifeMayBeInMilliseconds() {
        server.life = "5000";
        DirectCalls calls = calls("auth", "client-credentials", "client-id", "c", "client-secret", "client-secret-1");
        calls.items();
        time.pass(Duration.ofSeconds(5));
        calls.items();
        assertThat(server.grants()).containsExactly("client_credentials", "client_credentials");
    }

    @Test
    void aLifeThatIsNotToldIsTheProfiles() {
        server.life = "\"never\"";
        DirectCalls calls = calls(PASSWORD);
        calls.items();
        time.pass(Duration.ofHours(7));
        calls.items();
        assertThat(server.refreshes()).isZero();
        time.pass(Duration.ofHours(1));
        calls.items();
        assertThat(server.refreshes()).isEqualTo(1);
    }

    @Test
    void aTokenThatCouldNotBeSavedIsSavedBeforeItIsUsed() {
        FailingTokenStore failing = new FailingTokenStore(store.tokens());
        DirectCalls calls = calls(failing, "auth", "refresh", "refresh-token", "refresh-0");
        failing.failNextSave();
        assertThatThrownBy(calls::items).isInstanceOf(StoreException.class);
        assertThat(calls.items().action()).isEqualTo(Action.OK);
        assertThat(server.refreshes()).isEqualTo(1);
        assertThat(calls("auth", "refresh", "refresh-token", "refresh-0")
                        .items()
                        .action())
                .isEqualTo(Action.OK);
        assertThat(server.refreshes()).isEqualTo(1);
    }

    @Test
    void whereNoTokenIsKeptTheConfiguredOneIsNotRenewed() {
        FailingTokenStore passing = new FailingTokenStore(store.tokens());
        passing.lasting = false;
        DirectCalls calls = calls(passing, "auth", "refresh", "token", "access-0", "refresh-token", "refresh-0");
        assertThat(calls.items().action()).isEqualTo(Action.OK);
        server.expire();
        Answer refused = calls.items();
        assertThat(refused.action()).isEqualTo(Action.FAIL);
        assertThat(refused.describe()).contains("does not renew it, because it keeps no tokens");
        assertThat(server.grants()).isEmpty();
    }
}
