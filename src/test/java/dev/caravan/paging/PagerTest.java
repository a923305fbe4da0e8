package dev.caravan.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.PagingRule.Stop;
import dev.caravan.paging.PageContent.Declared;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagerTest {
    private static final PagePosition FIRST = new PagePosition(0, null);
    private static final PagePosition THIRD = new PagePosition(2, "c2");

    private static Pager numbered(Stop stop) {
        return Pager.of(new PagingRule.PageNumber("page", 1, Pages.TEN, Pages.until(stop)), null);
    }

    @Test
    void asksForNumberedPagesFromTheVendorsFirst() {
        Pager pager = numbered(Stop.SHORT_PAGE);
        assertThat(pager.fields(FIRST)).isEqualTo(Map.of("page", 1, "size", 10));
        assertThat(pager.fields(THIRD)).isEqualTo(Map.of("page", 3, "size", 10));
    }

    @Test
    void asksForOffsetsByTheRecordsBefore() {
        Pager pager = Pager.of(new PagingRule.Offset("start", 0, Pages.TEN, Pages.until(Stop.SHORT_PAGE)), 20);
        assertThat(pager.fields(new PagePosition(2, null))).isEqualTo(Map.of("start", 40L, "size", 20));
    }

    @Test
    void doubtsAShortPageOfASizeThatNotEveryServerGives() {
        PagingRule rule = new PagingRule.Offset("start", 0, Pages.TEN, Pages.until(Stop.SHORT_PAGE));
        PagePosition beyond = Pager.of(rule, 20).doubted(2, Pages.full());
        assertThat(beyond).isEqualTo(new PagePosition(3, "50"));
        assertThat(Pager.of(rule, 20).fields(beyond)).isEqualTo(Map.of("start", 50L, "size", 20));
        assertThat(Pager.of(rule, 20).doubted(2, Pages.of())).isNull();
        assertThat(Pager.of(rule, null).doubted(2, Pages.of("a"))).isNull();
        assertThat(numbered(Stop.SHORT_PAGE).doubted(2, Pages.of("a"))).isNull();
    }

    @Test
    void asksForTheFirstPageWithoutACursorAndForLaterOnesWithIt() {
        Pager cursor = Pager.of(new PagingRule.Cursor("cursor", "next", Pages.TEN, Pages.until(Stop.NO_CURSOR)), null);
        assertThat(cursor.fields(FIRST)).isEqualTo(Map.of("size", 10));
        assertThat(cursor.fields(THIRD)).isEqualTo(Map.of("cursor", "c2", "size", 10));
        Pager keyset = Pager.of(new PagingRule.Keyset("Ts", "Ts", Pages.TEN, Pages.until(Stop.SHORT_PAGE)), null);
        assertThat(keyset.fields(FIRST)).isEqualTo(Map.of("size", 10));
        assertThat(keyset.fields(THIRD)).isEqualTo(Map.of("Ts", "c2", "size", 10));
    }

    @Test
    void followsALinkWithoutAddingFields() {
        Pager pager = Pager.of(new PagingRule.NextLink("next", Pages.TEN, Pages.until(Stop.NO_CURSOR)), null);
        assertThat(pager.fields(FIRST)).isEqualTo(Map.of("size", 10));
        assertThat(pager.link(FIRST)).isNull();
        assertThat(pager.fields(THIRD)).isEmpty();
        assertThat(pager.link(THIRD)).isEqualTo("c2");
    }

    @Test
    void refusesAPageSizeTheVendorDoesNotBear() {
        PagingRule rule = new PagingRule.PageNumber("page", 1, Pages.TEN, Pages.until(Stop.SHORT_PAGE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pager.of(rule, 51))
                .withMessage("pageSize is 51, allowed are 1 to 50");
        assertThatIllegalArgumentException().isThrownBy(() -> Pager.of(rule, 0));
    }

    @Test
    void endsAtAnEmptyOrAShortPage() {
        assertThat(numbered(Stop.EMPTY_PAGE).isLast(0, Pages.of("a"), 0)).isFalse();
        assertThat(numbered(Stop.EMPTY_PAGE).isLast(0, Pages.of(), 0)).isTrue();
        assertThat(numbered(Stop.SHORT_PAGE).isLast(0, Pages.of("a"), 0)).isTrue();
        assertThat(numbered(Stop.SHORT_PAGE).isLast(0, Pages.full(), 0)).isFalse();
    }

    @Test
    void endsAtTheDeclaredTotalAndRefusesAnEmptyPageBeforeIt() {
        Pager pager = numbered(Stop.TOTAL);
        Declared three = new Declared(3L, null, null);
        assertThat(pager.isLast(0, Pages.of(three, null, "a", "b"), 0)).isFalse();
        assertThat(pager.isLast(1, Pages.of(three, null, "c"), 2)).isTrue();
        assertThatThrownBy(() -> pager.isLast(1, Pages.of(three, null), 2))
                .isInstanceOf(PagingException.class)
                .hasMessageContaining("empty after 2 of 3");
        assertThatThrownBy(() -> pager.isLast(0, Pages.of("a"), 0)).hasMessageContaining("names no total");
    }

    @Test
    void endsAtTheDeclaredNumberOfPagesOrWhereNoneIsDeclaredAtAShortPage() {
        Pager pager = numbered(Stop.PAGE_COUNT);
        Declared two = new Declared(null, 2L, null);
        assertThat(pager.isLast(0, Pages.of(two, null, "a"), 0)).isFalse();
        assertThat(pager.isLast(1, Pages.of(two, null, "b"), 1)).isTrue();
        assertThat(pager.isLast(0, Pages.of(new Declared(null, 0L, null), null), 0))
                .isTrue();
        assertThat(pager.isLast(0, Pages.of("a"), 0)).isTrue();
        assertThat(pager.isLast(0, Pages.full(), 0)).isFalse();
        assertThatThrownBy(() -> pager.isLast(0, Pages.of(two, null), 0)).hasMessageContaining("2 pages are declared");
    }

    @Test
    void goesOnOverAnEmptyPageWhenMoreIsDeclared() {
        Pager pager = numbered(Stop.HAS_MORE);
        assertThat(pager.isLast(0, Pages.of(new Declared(null, null, true), null), 0))
                .isFalse();
        assertThat(pager.isLast(0, Pages.of(new Declared(null, null, false), null, "a"), 0))
                .isTrue();
        assertThatThrownBy(() -> pager.isLast(0, Pages.of("a"), 0)).hasMessageContaining("whether more follows");
    }

    @Test
    void refusesAPageThatSaysMoreFollowsButNotWhere() {
        Pager pager = Pager.of(new PagingRule.Cursor("cursor", "next", Pages.TEN, Pages.until(Stop.HAS_MORE)), null);
        assertThatThrownBy(() -> pager.isLast(0, Pages.of(new Declared(null, null, true), null, "a"), 0))
                .hasMessageContaining("names no next page");
        assertThat(pager.isLast(0, Pages.of(new Declared(null, null, true), "c1", "a"), 0))
                .isFalse();
    }
}
