package dev.caravan.store.mongo;

import dev.caravan.model.StageCounts;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The seven counts of staging as a document. */
final class Counts {
    private Counts() {}

    static StageCounts read(@Nullable Document counts) {
        if (counts == null) {
            return StageCounts.NONE;
        }
        return new StageCounts(
                counts.getLong("read"),
                counts.getLong("staged"),
                counts.getLong("unchanged"),
                counts.getLong("filtered"),
                counts.getLong("rejected"),
                counts.getLong("stale"),
                counts.getLong("duplicate"));
    }

    static Document document(StageCounts counts) {
        return new Document("read", counts.read())
                .append("staged", counts.staged())
                .append("unchanged", counts.unchanged())
                .append("filtered", counts.filtered())
                .append("rejected", counts.rejected())
                .append("stale", counts.stale())
                .append("duplicate", counts.duplicate());
    }
}
