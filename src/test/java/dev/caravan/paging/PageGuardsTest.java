package dev.caravan.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.paging.PageContent.Declared;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageGuardsTest {
    private final PageGuards guards = new PageGuards(10, true, null);

    @Test
    void refusesAPageItHasSeen() {
        guards.hasMoved(0, Pages.of("a", "b"), List.of("a", "b"));
        guards.hasMoved(1, Pages.of("c"), List.of("c"));
        assertThatThrownBy(() -> guards.hasMoved(2, Pages.of("a", "b"), List.of("a", "b")))
                .isInstanceOf(PagingException.class)
                .hasMessageContaining("page 2 shows the same 2 keys as page 0");
    }

    @Test
    void noticesRowsThatMovedFromThePageBeforeAndATotalThatChanged() {
        assertThat(guards.hasMoved(0, Pages.of("a", "b"), List.of("a", "b"))).isFalse();
        assertThat(guards.hasMoved(1, Pages.of("b", "c"), List.of("b", "c"))).isTrue();
        assertThat(guards.hasMoved(2, total(9, "d"), List.of("d"))).isFalse();
        assertThat(guards.hasMoved(3, total(8, "e"), List.of("e"))).isTrue();
    }

    private static PageContent total(long total, String key) {
        return Pages.of(new Declared(total, null, null), null, key);
    }

    @Test
    void takesARepeatedRowOfAKeysetForNoMove() {
        PageGuards keyset = new PageGuards(10, false, null);
        keyset.hasMoved(0, Pages.of("a", "b"), List.of("a", "b"));
        assertThat(keyset.hasMoved(1, Pages.of("b", "c"), List.of("b", "c"))).isFalse();
    }

    @Test
    void refusesACursorThatLeadsBack() {
        guards.checkProgress(0, Pages.of(Declared.NOTHING, "x", "a"));
        guards.checkProgress(1, Pages.of(Declared.NOTHING, "y", "b"));
        assertThatThrownBy(() -> guards.checkProgress(2, Pages.of(Declared.NOTHING, "x", "c")))
                .isInstanceOf(PagingException.class)
                .hasMessageContaining("turns in a circle");
        assertThatCode(() -> guards.checkProgress(3, Pages.of("d"))).doesNotThrowAnyException();
    }

    @Test
    void refusesMorePagesThanAllowed() {
        assertThatThrownBy(() -> guards.hasMoved(10, Pages.of("k"), List.of("k")))
                .hasMessageContaining("more than 10");
    }
}
