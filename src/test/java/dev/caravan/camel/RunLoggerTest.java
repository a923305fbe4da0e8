package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.caravan.model.StageCounts;
import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RunLoggerTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.caravan.run");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    @Test
    void aReasonThatEndsWithAPeriodIsFollowedByOneOnly() {
        String reason = "the store does not answer. Caravan goes on when it is back.";
        new RunLogger().on(new RunEvent.Held("orders", reason));
        new RunLogger()
                .on(new RunEvent.Extracted(
                        "orders",
                        new ExtractionReport(
                                "orders",
                                ExtractionReport.End.FAILED,
                                StageCounts.NONE,
                                2,
                                0,
                                Duration.ofSeconds(1),
                                reason)));

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "case orders is on hold: the store does not answer. Caravan goes on when it is back. It stays so"
                                + " until its configuration changes, or: caravan resume orders",
                        "case orders: extraction failed after 2 pages: the store does not answer. Caravan goes on when it is"
                                + " back. The next run goes on from there");
    }
}
