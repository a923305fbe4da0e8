package dev.caravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationTextTest {
    @Test
    void readsEveryUnitAndWritesItBack() {
        assertThat(DurationText.parse("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(DurationText.parse(" 30s")).isEqualTo(Duration.ofSeconds(30));
        for (String text : List.of("500ms", "30s", "5m", "1h", "3d", "0s", "90m", "1001ms")) {
            assertThat(DurationText.format(DurationText.parse(text))).isEqualTo(text);
        }
    }

    @Test
    void refusesBareNumbersAndEverythingElse() {
        for (String text : List.of("30", "", "s", "1.5h", "-1s", "1w", "1h30m", "1 s", "9999999999s")) {
            assertThatThrownBy(() -> DurationText.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + text + "\" is not a duration");
        }
    }
}
