package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Action;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private final FakeTime time = new FakeTime();
    private final Connection connection =
            Connection.open(TestProfiles.jackyun(), AuthSchemes.builtIn(), new MemoryTokenStore(), time, time);
    private final OperationCall call = OperationCall.of(connection.operation("erp.warehouse.get"));

    private Answer complete(int status, String... headers) {
        HttpCall sent = connection.prepare(call, Logins.none());
        return connection.complete(call, sent, Answers.of(status, "busy", headers));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | PT7S",
                "1.5 | PT1S",
                "3600 | PT15M",
                "99999999999999999999 | PT15M",
                "Thu, 01 Jan 2026 00:00:30 GMT | PT30S",
                "Thu, 01 Jan 2026 09:00:00 GMT | PT15M",
                "Wed, 31 Dec 2025 23:00:00 GMT | PT2S",
                "0 | PT2S",
                "-5 | PT2S",
                "soon | PT2S"
            })
    void theWaitAskedForIsObeyedWithinReason(String header, Duration pause) {
        Answer answer = complete(429, "Retry-After", header);
        assertThat(answer.action()).isEqualTo(Action.RATE_LIMITED);
        assertThat(answer.pause()).isEqualTo(pause);
        assertThat(connection.gate().remaining()).isEqualTo(pause);
    }

    @Test
    void aDateCountsFromTheServersClock() {
        Answer answer =
                complete(429, "Retry-After", "Thu, 01 Jan 2026 05:00:10 GMT", "Date", "Thu, 01 Jan 2026 05:00:00 GMT");
        assertThat(answer.pause()).isEqualTo(Duration.ofSeconds(10));
        assertThat(answer.serverTime()).isEqualTo(Instant.parse("2026-01-01T05:00:00Z"));
    }

    @Test
    void throttlingWithoutAHeaderClosesTheGateAllTheSame() {
        assertThat(complete(429).pause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(connection.gate().remaining()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aServerThatIsDownMayAskForAPauseToo() {
        assertThat(complete(503, "retry-after", "30").pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(connection.gate().remaining()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void otherFailuresLeaveTheGateOpen() {
        assertThat(complete(500).pause()).isNull();
        assertThat(complete(404, "Retry-After", "30").pause()).isNull();
        assertThat(connection.gate().remaining()).isZero();
    }
}
