package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.caravan.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StageOutageTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(StageOutage.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final StageOutage outage = new StageOutage("orders");

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
    void isToldOnceInASentenceAndAsksEverMoreRarely() {
        StoreException down = new StoreException("the store does not answer");

        assertThat(outage.next(down)).hasSeconds(1);
        assertThat(outage.next(down)).hasSeconds(2);
        for (int i = 0; i < 100; i++) {
            outage.next(down);
        }
        assertThat(outage.next(down)).hasSeconds(32);
        assertThat(log.list).singleElement().satisfies(told -> {
            assertThat(told.getFormattedMessage()).contains("case orders", "the store does not answer");
            assertThat(told.getThrowableProxy()).isNull();
        });
    }

    @Test
    void theNextOneIsToldAgain() {
        outage.over();
        outage.next(new StoreException("down"));
        outage.over();
        outage.over();

        assertThat(outage.next(new StoreException("down"))).hasSeconds(1);
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).hasSize(3);
        assertThat(log.list.get(1).getFormattedMessage()).isEqualTo("case orders: deliveries go on");
    }
}
