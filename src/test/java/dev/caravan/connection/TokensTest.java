package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.model.Action;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final String LOST = "{\"Result\":{\"ResponseStatus\":{\"MsgCode\":1,\"IsSuccess\":false}}}";
    private static final int THREADS = 20;

    private final FakeTime time = new FakeTime();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final AtomicInteger logins = new AtomicInteger();

    private Connection open(String... settings) {
        return Connection.open(TestProfiles.k3cloud(settings), AuthSchemes.builtIn(), store, time, NanoClock.system());
    }

    private static OperationCall query(Connection connection) {
        return OperationCall.of(connection.operation("ExecuteBillQuery"));
    }

    private Answer login(OperationCall call) {
        return Logins.granted("session-" + logins.incrementAndGet() + "-x");
    }

    private HttpCall prepare(Connection connection) {
        return connection.prepare(query(connection), this::login);
    }

    private static String session(HttpCall call) {
        return call.headers().get("kdservice-sessionid");
    }

    private Answer lose(Connection connection, HttpCall sent) {
        return connection.complete(query(connection), sent, Answers.json(LOST));
    }

    @Test
    void oneLoginServesAllRequests() {
        Connection connection = open();
        assertThat(session(prepare(connection))).isEqualTo("session-1-x");
        assertThat(session(prepare(connection))).isEqualTo("session-1-x");
        assertThat(logins).hasValue(1);
    }

    @Test
    void aLostSessionIsReplacedOnce() {
        Connection connection = open();
        HttpCall first = prepare(connection);
        HttpCall second = prepare(connection);
        assertThat(lose(connection, first).action()).isEqualTo(Action.REFRESH_TOKEN);
        assertThat(session(prepare(connection))).isEqualTo("session-2-x");
        assertThat(lose(connection, second).action()).isEqualTo(Action.REFRESH_TOKEN);
        assertThat(session(prepare(connection))).isEqualTo("session-2-x");
        assertThat(logins).hasValue(2);
    }

    @Test
    void aSecondProcessUsesTheStoredTokenWithoutLogin() {
        prepare(open());
        assertThat(session(prepare(open()))).isEqualTo("session-1-x");
        assertThat(logins).hasValue(1);
    }

    @Test
    void aProcessWhoseTokenWasRefusedTakesTheOneAnotherProcessStoredSince() {
        Connection slow = open();
        Connection fast = open();
        HttpCall stale = prepare(slow);
        lose(fast, prepare(fast));
        assertThat(session(prepare(fast))).isEqualTo("session-2-x");
        lose(slow, stale);
        assertThat(session(prepare(slow))).isEqualTo("session-2-x");
        assertThat(logins).hasValue(2);
    }

    @Test
    void theSlowerOfTwoSimultaneousLoginsUsesTheFastersToken() {
        Connection slow = open();
        Connection fast = open();
        HttpCall call = slow.prepare(query(slow), login -> {
            prepare(fast);
            return Logins.granted("slow-session");
        });
        assertThat(session(call)).isEqualTo("session-1-x");
        assertThat(session(prepare(slow))).isEqualTo("session-1-x");
    }

    @Test
    void otherCredentialsNeverMeetAnOldToken() {
        prepare(open());
        assertThat(session(prepare(open("app-secret", "another-secret")))).isEqualTo("session-2-x");
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void theStoreHoldsNoClearText() {
        prepare(open());
        assertThat(new String(store.only().sealed(), StandardCharsets.ISO_8859_1))
                .doesNotContain("session");
    }

    @Test
    void twentyThreadsWithALostSessionLogInOnce() throws Exception {
        Connection connection = open();
        HttpCall stale = prepare(connection);
        List<String> sessions = new CopyOnWriteArrayList<>();
        Threads threads = new Threads(THREADS, () -> {
            lose(connection, stale);
            sessions.add(session(prepare(connection)));
        });
        threads.run();
        assertThat(sessions).hasSize(THREADS).containsOnly("session-2-x");
        assertThat(logins).hasValue(2);
    }

    @Test
    void waitingCallersGetTheFailureOfTheOneLoginThatWasTried() throws Exception {
        Connection connection = open();
        List<Answer> failures = new CopyOnWriteArrayList<>();
        List<Threads> self = new ArrayList<>();
        LoginCaller refusing = call -> {
            self.get(0).awaitAllOthersWaiting();
            logins.incrementAndGet();
            return new Answer(Action.FAIL, 200, "0", "密码错误", "check password", null, null, null, List.of(), 1);
        };
        Threads threads = new Threads(THREADS, () -> {
            try {
                connection.prepare(query(connection), refusing);
            } catch (ConnectionException refused) {
                failures.add(refused.answer());
            }
        });
        self.add(threads);
        threads.run();
        assertThat(logins).hasValue(1);
        assertThat(failures).hasSize(THREADS).allSatisfy(answer -> {
            assertThat(answer.action()).isEqualTo(Action.FAIL);
            assertThat(answer.describe()).isEqualTo("HTTP 200, code 0: 密码错误; check password");
        });
        assertThat(session(prepare(connection))).isEqualTo("session-2-x");
    }

    @Test
    void aThrottledLoginIsPassedUpAndTriedAgainLater() {
        Connection connection = Connection.open(TestProfiles.k3cloud(), AuthSchemes.builtIn(), store, time, time);
        Answer busy = Answer.local(Action.RATE_LIMITED, "too many logins", null);
        assertThatThrownBy(() -> connection.prepare(query(connection), call -> busy))
                .isInstanceOfSatisfying(ConnectionException.class, failure -> assertThat(failure.answer())
                        .isSameAs(busy));
        assertThatThrownBy(() -> connection.prepare(query(connection), call -> {
                    throw new AssertionError("no login expected so soon");
                }))
                .isInstanceOfSatisfying(ConnectionException.class, failure -> assertThat(failure.answer())
                        .isSameAs(busy));
        time.pass(Duration.ofSeconds(2));
        assertThatThrownBy(() -> connection.prepare(query(connection), call -> {
                    throw new ConnectionException(busy);
                }))
                .isInstanceOfSatisfying(ConnectionException.class, failure -> assertThat(failure.answer())
                        .isSameAs(busy));
        time.pass(Duration.ofSeconds(3));
        assertThat(session(prepare(connection))).isEqualTo("session-1-x");
    }

    @Test
    void aLoginThatThrowsSomethingElseDoesNotBlockTheNext() {
        Connection connection = open();
        assertThatThrownBy(() -> connection.prepare(query(connection), call -> {
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(session(prepare(connection))).isEqualTo("session-1-x");
    }

    @Test
    void aLoginAnsweredByAnythingButSuccessIsAFailure() {
        Connection connection = open();
        for (Action action : List.of(Action.REFRESH_TOKEN, Action.REJECT, Action.UNKNOWN)) {
            assertThatThrownBy(() -> connection.prepare(query(connection), call -> Answer.local(action, "odd", null)))
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            failure -> assertThat(failure.answer().action()).isEqualTo(Action.FAIL));
        }
        assertThatThrownBy(() -> connection.prepare(query(connection), call -> Answer.local(Action.OK, "", null)))
                .hasMessage("the answer to LoginByAppSecret holds no session");
    }

    @Test
    void aFreshSessionRefusedTooIsAFailureWithAdvice() {
        Connection connection = open();
        assertThat(lose(connection, prepare(connection)).action()).isEqualTo(Action.REFRESH_TOKEN);
        Answer again = lose(connection, prepare(connection));
        assertThat(again.action()).isEqualTo(Action.FAIL);
        assertThat(again.describe())
                .contains("a session that was just issued is refused too")
                .contains("check acct-id and that the authorization of app-id was not revoked");
        assertThat(lose(connection, prepare(connection)).action()).isEqualTo(Action.FAIL);
    }

    @Test
    void sessionsThatWorkedInBetweenAreNoFailure() {
        Connection connection = open();
        for (int i = 0; i < 5; i++) {
            HttpCall call = prepare(connection);
            connection.complete(query(connection), call, Answers.json("[]"));
            assertThat(lose(connection, call).action()).isEqualTo(Action.REFRESH_TOKEN);
        }
        assertThat(logins).hasValue(5);
    }

    @Test
    void aTokenNearItsEndIsRenewedBeforeItIsRefused() {
        Token token = new Token(Map.of(), time.instant(), time.instant().plusSeconds(300));
        assertThat(token.isStale(time.instant().plusSeconds(269))).isFalse();
        assertThat(token.isStale(time.instant().plusSeconds(270))).isTrue();
        Token day = new Token(Map.of(), time.instant(), time.instant().plus(Duration.ofDays(1)));
        assertThat(day.isStale(day.expiresAt().minusSeconds(61))).isFalse();
        assertThat(day.isStale(day.expiresAt().minusSeconds(60))).isTrue();
        assertThat(new Token(Map.of(), time.instant(), null).isStale(time.instant()))
                .isFalse();
    }

    @Test
    void tokensAreMaskedFromTheLoginOn() {
        Connection connection = open();
        prepare(connection);
        assertThat(connection.masking().mask("lost session-1-x")).isEqualTo("lost ***");
        Connection other = open();
        prepare(other);
        assertThat(other.masking().mask("lost session-1-x")).isEqualTo("lost ***");
    }
}
