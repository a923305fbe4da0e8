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
        TOTAL
    }

    /** One request holds everything. */
    record Single() implements PagingRule {}

    /**
     * Numbered pages.
     *
     * @param pageField dotted request field of the page number
     * @param sizeField dotted request field of the page size, null when it cannot be asked for
     * @param first number of the first page, 0 or 1
     * @param defaultSize records per page unless the case says otherwise
     * @param maxSize the vendor's largest page
     * @param totalAt dotted path of the declared total in the answer, null when the vendor gives none
     */
    record PageNumber(
            String pageField,
            @Nullable String sizeField,
            int first,
            int defaultSize,
            int maxSize,
            Stop stop,
            @Nullable String totalAt)
            implements PagingRule {}
}
