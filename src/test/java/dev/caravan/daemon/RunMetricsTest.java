package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.StageCounts;
import dev.caravan.run.RunEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
    @Test
    void everyRecordThatWasReadIsCountedAsSomething() {
        MeterRegistry registry = new SimpleMeterRegistry();

        new RunMetrics(registry).on(new RunEvent.PageStaged("a", 0, new StageCounts(21, 1, 2, 3, 4, 5, 6), null));

        assertThat(List.of("read", "staged", "unchanged", "filtered", "rejected", "stale", "duplicate"))
                .extracting(word -> registry.get("caravan.records." + word)
                        .tag("case", "a")
                        .counter()
                        .count())
                .containsExactly(21.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    }
}
