package dev.caravan.store.mongo;

import dev.caravan.model.Destination;
import dev.caravan.model.Refusal;
import dev.caravan.model.StagedRow;
import dev.caravan.store.rules.Row;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Rows that fit into a document of 16 MB together with the version that they follow. */
final class FittingRows {
    private static final int MOST_BYTES = 7_000_000;
    private static final String NOTHING = "{}";

    private FittingRows() {}

    /** As {@link Row#lastOfEachKey}; one that is too large is dead without its content rather than failing the page. */
    static Collection<Row> lastOfEachKey(List<StagedRow> staged) {
        return Row.lastOfEachKey(staged.stream().map(FittingRows::fitting).toList());
    }

    private static StagedRow fitting(StagedRow row) {
        long bytes = bytes(row.content());
        if (bytes <= MOST_BYTES) {
            return row;
        }
        boolean stays = row.refusal() != null || row.wanted() == Destination.FILTERED;
        Refusal refusal = stays ? row.refusal() : new Refusal("too-large", note(bytes));
        return new StagedRow(row.key(), row.hash(), row.modifiedAt(), row.wanted(), refusal, NOTHING);
    }

    private static long bytes(String content) {
        return content.length() <= MOST_BYTES / 3 ? content.length() : content.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String note(long bytes) {
        return "the record has " + bytes + " bytes, more than the " + MOST_BYTES
                + " that a store on MongoDB keeps of one;"
                + " read fewer fields, or keep the stage in another database.";
    }
}
