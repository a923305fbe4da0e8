package dev.caravan.paging;

import dev.caravan.json.RecordArray;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one page held.
 *
 * @param records in source order
 * @param total what the vendor says the window holds, null when it says nothing
 * @param clockSkew how far the vendor's clock is ahead of ours (negative: behind), null when it did not tell
 */
public record PageContent(
        List<RecordArray.Element> records,
        @Nullable Long total,
        @Nullable Duration clockSkew) {
    public PageContent {
        records = List.copyOf(records);
    }

    public boolean isEmpty() {
        return records.isEmpty();
    }
}
