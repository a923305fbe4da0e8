package dev.caravan.model.profile;

import org.jspecify.annotations.Nullable;

/**
 * How a list is read page by page (DESIGN section 7).
 */
public sealed interface PagingRule {
    /** What ends a window. */
    enum Stop {
        /** A page without records. */
        EMPTY_PAGE,
        /** A page with fewer records than asked for, or none. */
        SHORT_PAGE,
        /** The total the vendor declares; an empty page before it is an error. */
        TOTAL,
        /** The number of pages the vendor declares; where it declares none, a short page. */
        PAGE_COUNT,
        /** The answer says that nothing follows. */
        HAS_MORE,
        /** The answer names no next page. */
        NO_CURSOR
    }

    /**
     * How large pages are.
     *
     * @param field dotted request field of the page size, null when it cannot be asked for
     * @param standard records per page unless the case says otherwise
     * @param largest the vendor's largest page
     */
    record Size(@Nullable String field, int standard, int largest) {}

    /**
     * How the end is known.
     *
     * @param totalAt dotted path of the declared total in the answer, null when the vendor gives none
     * @param pageCountAt dotted path of the declared number of pages, null when the vendor gives none
     * @param hasMoreAt dotted path of the flag that says whether more follows, null when the vendor gives none
     */
    record End(
            Stop stop,
            @Nullable String totalAt,
            @Nullable String pageCountAt,
            @Nullable String hasMoreAt) {}

    /** One request holds everything. */
    record Single() implements PagingRule {}

    /** A list of several pages. */
    sealed interface Paged extends PagingRule {
        Size size();

        End end();
    }

    /**
     * Numbered pages.
     *
     * @param pageField dotted request field of the page number
     * @param first number of the first page, 0 or 1
     */
    record PageNumber(String pageField, int first, Size size, End end) implements Paged {}

    /**
     * Pages by the number of records before them.
     *
     * @param offsetField dotted request field of the offset
     * @param first offset of the first record, 0 or 1
     */
    record Offset(String offsetField, int first, Size size, End end) implements Paged {}

    /**
     * Each answer names the next page by a token.
     *
     * @param field dotted request field that takes the token; the first page has none
     * @param nextAt dotted path of the next page's token in the answer
     */
    record Cursor(String field, String nextAt, Size size, End end) implements Paged {}

    /**
     * Each answer names the next page by a link.
     *
     * @param nextAt dotted path of the link in the answer; it must lead to the connection's own server
     */
    record NextLink(String nextAt, Size size, End end) implements Paged {}

    /**
     * The next page is what comes after the last record of this one.
     *
     * @param field dotted request field that takes the last record's value; the first page has none
     * @param by dotted record field that the list is sorted by; {@code {option}} when an option of the operation names it
     */
    record Keyset(String field, String by, Size size, End end) implements Paged {}
}
