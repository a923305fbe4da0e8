package dev.caravan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ParentNewsTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ParentNews news = new ParentNews(nanos::get);

    @Test
    void theFirstNewsCountAtOnceAndOnce() {
        assertThat(news.take()).isFalse();
        news.note();
        assertThat(news.take()).isTrue();
        assertThat(news.take()).isFalse();
    }

    @Test
    void furtherNewsAreKeptForTenSeconds() {
        news.note();
        assertThat(news.take()).isTrue();
        news.note();
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(news.take()).isFalse();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(news.take()).isTrue();
        assertThat(news.take()).isFalse();
    }
}
