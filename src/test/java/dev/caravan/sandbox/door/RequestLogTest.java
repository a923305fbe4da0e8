package dev.caravan.sandbox.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    @Test
    void findsTheFullestWindowWhateverTheOrder() {
        RequestLog log = new RequestLog();
        for (int i = 0; i < 5000; i++) {
            log.add("a", i * 100_000_000L);
        }
        log.add("b", 50_000_000L);

        assertThat(log.maxRequestsInAnyWindow(Duration.ofSeconds(1))).isEqualTo(11);
        assertThat(log.maxRequestsInAnyWindow(Duration.ofMillis(100))).isEqualTo(2);
        assertThat(log.total()).isEqualTo(5001);
        assertThat(log.byOperation()).containsEntry("a", 5000L).containsEntry("b", 1L);

        log.clear();
        assertThat(log.maxRequestsInAnyWindow(Duration.ofSeconds(1))).isZero();
    }

    @Test
    void theGateLetsSoManyThroughInAnySecond() {
        RateGate gate = new RateGate(2);

        assertThat(gate.lets(0)).isTrue();
        assertThat(gate.lets(900_000_000L)).isTrue();
        assertThat(gate.lets(999_999_999L)).isFalse();
        assertThat(gate.lets(1_000_000_000L)).isTrue();
        assertThat(gate.lets(1_800_000_000L)).isFalse();
        assertThat(new RateGate(0).lets(0)).isTrue();
    }
}
