package dev.caravan.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.paging.PageContent.Declared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageStreamTest {
    private final List<PagePosition> asked = Collections.synchronizedList(new ArrayList<>());

    private PageContent page(PagePosition at) {
        asked.add(at);
        return Pages.of(Declared.NOTHING, "after " + at.page(), "k" + at.page());
    }

    @Test
    void requestsNumberedPagesSideBySide() {
        try (PageStream stream = new PageStream(this::page, new PagePosition(3, null), false, 2, Runnable::run)) {
            stream.next();
            assertThat(asked)
                    .containsExactly(new PagePosition(3, null), new PagePosition(4, null), new PagePosition(5, null));
        }
    }

    @Test
    void requestsTheNextPageOfAChainByTheCursorOfTheOneBefore() {
        try (PageStream stream = new PageStream(this::page, new PagePosition(1, "start"), true, 4, Runnable::run)) {
            assertThat(stream.next().records().get(0).text()).contains("k1");
            assertThat(asked).containsExactly(new PagePosition(1, "start"), new PagePosition(2, "after 1"));
            stream.next();
            assertThat(asked).last().isEqualTo(new PagePosition(3, "after 2"));
        }
    }

    @Test
    void carriesTheCursorWithoutReadingAheadToo() {
        try (PageStream stream = new PageStream(this::page, new PagePosition(0, null), true, 0, Runnable::run)) {
            stream.next();
            stream.next();
        }
        assertThat(asked).containsExactly(new PagePosition(0, null), new PagePosition(1, "after 0"));
    }

    @Test
    void throwsWhatTheFetchThrewAtThePageThatFailed() {
        PageFetch failing = at -> {
            if (at.page() == 1) {
                throw new PagingException("page one");
            }
            return page(at);
        };
        try (PageStream stream = new PageStream(failing, new PagePosition(0, null), false, 3, Runnable::run)) {
            assertThat(stream.next().records()).hasSize(1);
            assertThatThrownBy(stream::next).isInstanceOf(PagingException.class).hasMessage("page one");
        }
    }
}
