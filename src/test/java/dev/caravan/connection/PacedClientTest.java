package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.model.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PacedClientTest {
    private static final OperationCall CALL =
            OperationCall.of(TestProfiles.jackyun().operation("erp.warehouse.get"));

    private final FakeTime time = new FakeTime();
    private final List<String> heard = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    private PacedClient client(Iterator<Action> answers, String... settings) {
        return new PacedClient(
                TestProfiles.jackyun(settings),
                (call, stop) -> Answer.local(answers.next(), "said", null),
                (connection, call, repeat, answer) -> heard.add(connection + " " + repeat + " " + answer.describe()),
                time);
    }

    @Test
    void whatFailedForNowIsTriedAgainAfterWaitsThatDouble() {
        PacedClient client = client(
                List.of(Action.RETRY, Action.RETRY, Action.RETRY, Action.OK).iterator());
        Instant before = time.instant();
        assertThat(client.call(CALL, stopped::get).action()).isEqualTo(Action.OK);
        assertThat(heard).containsExactly("jackyun 1 said", "jackyun 2 said", "jackyun 3 said");
        assertThat(Duration.between(before, time.instant())).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    }

    @Test
    void afterTheLastAttemptTheAnswerStands() {
        PacedClient client = client(List.of(Action.RETRY, Action.RETRY).iterator(), "attempts", "2");
        assertThat(client.call(CALL, stopped::get).action()).isEqualTo(Action.RETRY);
        assertThat(heard).hasSize(1);
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        for (Action action : List.of(Action.FAIL, Action.REJECT, Action.UNKNOWN)) {
            assertThat(client(List.of(action).iterator())
                            .call(CALL, stopped::get)
                            .action())
                    .isEqualTo(action);
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void aCallThatCannotBeMadeIsAnAnswerToo() {
        PacedClient client = new PacedClient(
                TestProfiles.jackyun(),
                (call, stop) -> {
                    throw ConnectionException.refused("no table", "name it");
                },
                (connection, call, repeat, answer) -> {},
                time);
        assertThat(client.call(CALL, stopped::get)).hasToString("FAIL (no table; name it)");
    }

    @Test
    void aStopEndsTheWaitAndSendsNothing() {
        PacedClient client = new PacedClient(
                TestProfiles.jackyun(),
                (call, stop) -> {
                    stopped.set(true);
                    return Answer.local(Action.RETRY, "said", null);
                },
                (connection, call, repeat, answer) -> heard.add("again"),
                time);
        assertThat(client.call(CALL, stopped::get).action()).isEqualTo(Action.RETRY);
        assertThatThrownBy(() -> client.call(CALL, stopped::get)).isInstanceOf(StoppedException.class);
        assertThat(heard).isEmpty();
    }
}
