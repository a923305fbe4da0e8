package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronFieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "quartz:a?cron=0+0/10+*+*+*+%3F",
                "quartz:a?stateful=true&cron=0 15 10 L-3 1,JAN-12 MON-FRI",
                "quartz:a?cron=0 0 12 ? * 6#3 2026-2099",
                "quartz:a?cron=* * * * * ?",
                "quartz:a",
                "timer:a?period=99"
            })
    void letsRightOnesPass(String uri) {
        assertThat(CronFields.problem(uri)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        quartz:a?cron=0 0 99 * * ?       | the hour is 99, allowed are 0 to 23
        quartz:a?cron=0+60+*+*+*+?       | the minute is 60
        quartz:a?cron=0 0 1-24 * * ?     | the hour is 24
        quartz:a?cron=0 0 0 * 13 ?       | the month is 13
        quartz:a?cron=0 0 0 ? * 0        | the day of the week is 0
        quartz:a?cron=0/10 * * * *       | has 5 fields, expected are 6
        """)
    void namesTheFieldThatIsOutOfRange(String uri, String told) {
        assertThat(CronFields.problem(uri))
                .hasValueSatisfying(problem -> assertThat(problem).contains(told));
    }

    @Test
    void keepsTheExpressionReadable() {
        assertThat(CronFields.problem("quartz:a?cron=0+0+99+*+*+%3F"))
                .contains("cron \"0 0 99 * * ?\": the hour is 99, allowed are 0 to 23");
    }
}
