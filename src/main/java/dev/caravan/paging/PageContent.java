package dev.caravan.paging;

import dev.caravan.json.RecordArray;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one page held.
 *
 * @param records in source order
 * @param declared what the answer says of the whole list
 * @param next page cursor of the page after this one; null when there is none or pages are numbered
 * @param clockSkew how far the vendor's clock is ahead of ours (negative: behind), null when it did not tell
 */
public record PageContent(
        List<RecordArray.Element> records,
        Declared declared,
        @Nullable String next,
        @Nullable Duration clockSkew) {
    /**
     * What an answer declares; null = nothing.
     *
     * @param total records of the window
     * @param pageCount pages of the window
     * @param hasMore whether more follows
     */
    public record Declared(
            @Nullable Long total,
            @Nullable Long pageCount,
            @Nullable Boolean hasMore) {
        /** An answer that declares nothing. */
        public static final Declared NOTHING = new Declared(null, null, null);
    }

    public PageContent {
        records = List.copyOf(records);
    }

    public boolean isEmpty() {
        return records.isEmpty();
    }
}
