package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.CaseCounts;
import dev.caravan.model.StageCounts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseOutcomeTest {
    private static int code(boolean stopped, boolean held) {
        CaseCounts counts = new CaseCounts(Map.of(), 0, 0, StageCounts.NONE, 0, 0);
        return new CaseOutcome(new RunTally("a"), null, stopped, held, counts, Duration.ZERO).code();
    }

    @Test
    void aCaseOnHoldHasFailedEvenWhenNothingIsLeft() {
        assertThat(code(false, false)).isZero();
        assertThat(code(false, true)).isEqualTo(CaseOutcome.FAILED);
        assertThat(code(true, false)).isEqualTo(CaseOutcome.SOME_LEFT);
    }
}
