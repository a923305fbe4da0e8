package dev.caravan.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page to be staged in one transaction: records, bodies, progress and fence together.
 *
 * @param page the page's number within the window, counted from 0; must be the window's next page
 * @param nextCursor page cursor of the page after this one, null for numbered pages
 * @param read how many records the page held, duplicates included
 * @param rows the page's records in source order, a key at most once
 * @param onlyOnce {@code idCheck}: a record once written is never sent again, a dead one may be revived
 */
public record PageCommit(
        Ownership owner,
        long windowId,
        int page,
        @Nullable String nextCursor,
        @Nullable Long total,
        int read,
        List<StagedRow> rows,
        boolean onlyOnce) {
    public PageCommit {
        rows = List.copyOf(rows);
    }
}
