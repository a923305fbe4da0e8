package dev.caravan.paging;

import org.jspecify.annotations.Nullable;

/**
 * Where a page begins.
 *
 * @param page its number within the window, counted from 0 whatever the vendor counts from
 * @param cursor the page cursor, null for the first page and for pages that are told apart by number; for a list by offset the
 *     records before the page, null where all pages before it are full
 */
public record PagePosition(int page, @Nullable String cursor) {
    /** The position after this one. */
    PagePosition next(@Nullable String nextCursor) {
        return new PagePosition(page + 1, nextCursor);
    }
}
