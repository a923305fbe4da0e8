package dev.caravan.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronExpression;

class CrontabTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        */30 * * * *     | 0 */30 * * * ?
        2-59/5 8-22 * * *| 0 2-59/5 8-22 * * ?
        4-59/31 6-23 * * * | 0 4-59/31 6-23 * * ?
        3 2 * * *        | 0 3 2 * * ?
        0 6 1 * *        | 0 0 6 1 * ?
        0 6 * * 0        | 0 0 6 ? * 1
        0 6 * * 1-5      | 0 0 6 ? * 2-6
        0 6 * * 7        | 0 0 6 ? * 1
        0 6 * * 0-7      | 0 0 6 ? * *
        0 6 * * 0-7/2    | 0 0 6 ? * 1-7/2
        1 1 1 1 1        | 0 1 1 1 1 ?
        """)
    void becomesSixFieldsThatQuartzTakes(String crontab, String quartz) {
        assertThat(Crontab.quartz(crontab)).contains(quartz);
        assertThat(CronExpression.isValidExpression(quartz)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "0 6 1 * 2",
                "0 8 1 * 1",
                "0 8 1 */3 1",
                "0 6 * * MON",
                "99 99 * * *",
                "60 * * * *",
                "0 6 * * 8",
                "0 0 31 13 *",
                "*/60 * * * *",
                "5-1 * * * *",
                "@daily",
                "0 6 * * * *"
            })
    void hasNoEqualForOthers(String crontab) {
        assertThat(Crontab.quartz(crontab)).isEmpty();
    }
}
