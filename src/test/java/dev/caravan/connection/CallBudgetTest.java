package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.model.Action;
import dev.caravan.model.profile.CallLimit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallBudgetTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FakeTime time = new FakeTime();
    private final CallBudget budget = new CallBudget(new CallLimit(2, Duration.ofSeconds(60)), time);

    @Test
    void callsWithinTheNumberGoAtOnceAndTheNextWaitsForTheOldest() {
        Instant start = time.instant();
        budget.acquire(LONG, () -> false);
        time.pass(Duration.ofSeconds(10));
        budget.acquire(LONG, () -> false);
        assertThat(Duration.between(start, time.instant())).isEqualTo(Duration.ofSeconds(10));
        budget.acquire(LONG, () -> false);
        assertThat(Duration.between(start, time.instant())).isEqualTo(Duration.ofSeconds(60));
        budget.acquire(LONG, () -> false);
        assertThat(Duration.between(start, time.instant())).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void aWaitThatTakesTooLongIsALimit() {
        budget.acquire(LONG, () -> false);
        budget.acquire(LONG, () -> false);
        assertThatThrownBy(() -> budget.acquire(Duration.ofSeconds(5), () -> false))
                .isInstanceOfSatisfying(ConnectionException.class, refused -> {
                    assertThat(refused.answer().action()).isEqualTo(Action.RATE_LIMITED);
                    assertThat(refused.answer().message()).isEqualTo("only 2 calls are allowed in 60 s");
                });
    }

    @Test
    void aStopEndsTheWait() {
        budget.acquire(LONG, () -> false);
        budget.acquire(LONG, () -> false);
        assertThatThrownBy(() -> budget.acquire(LONG, () -> true)).isInstanceOf(StoppedException.class);
    }
}
