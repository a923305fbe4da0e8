package dev.caravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static String next(String cron, String after) {
        return CronSchedule.parse(cron)
                .next(LocalDateTime.parse(after).atZone(SHANGHAI).toInstant(), SHANGHAI)
                .map(next -> next.atZone(SHANGHAI).toLocalDateTime().toString())
                .orElse("never");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/30 * * * *       | 2024-03-15T10:00:00 | 2024-03-15T10:30",
                "*/30 * * * *       | 2024-03-15T10:59:59 | 2024-03-15T11:00",
                "2 */2 * * *        | 2024-03-15T10:02:00 | 2024-03-15T12:02",
                "2-59/5 8-22 * * *  | 2024-03-15T22:57:00 | 2024-03-16T08:02",
                "4-59/31 6-23 * * * | 2024-03-15T23:04:30 | 2024-03-15T23:35",
                "3 2 * * *          | 2024-03-15T02:03:00 | 2024-03-16T02:03",
                "0 3 * * 1          | 2024-03-15T00:00:00 | 2024-03-18T03:00",
                "0 3 * * 7          | 2024-03-15T00:00:00 | 2024-03-17T03:00",
                "0 0 1,15 * *       | 2024-03-15T00:00:00 | 2024-04-01T00:00",
                "0 0 13 * 5         | 2024-03-15T01:00:00 | 2024-03-22T00:00",
                "1 1 1 1 1          | 2024-03-15T00:00:00 | 2025-01-01T01:01",
                "0 0 29 2 *         | 2024-03-01T00:00:00 | 2028-02-29T00:00",
                "0 0 31 2 *         | 2024-03-01T00:00:00 | never",
                "5/20 * * * *       | 2024-03-15T10:25:00 | 2024-03-15T10:45"
            })
    void theNextMinuteOfAScheduleIsFound(String cron, String after, String next) {
        assertThat(next(cron, after)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "5-1 * * * *",
                "x * * * *",
                "0 0 * * MON",
                "* * * * * *"
            })
    void slipsAreRefusedWithASentence(String cron) {
        assertThatThrownBy(() -> CronSchedule.parse(cron))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + cron + "\"");
    }

    @Test
    void itIsToldAsItWasWritten() {
        assertThat(CronSchedule.parse(" 2 */2 * * * ")).hasToString("2 */2 * * *");
    }
}
