package dev.caravan.run;

import dev.caravan.json.RecordArray;
import dev.caravan.model.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A record of a page on its way to the stage.
 *
 * @param refusal why it is staged as dead at once, null when it is not
 * @param wanted whether the source's condition wants it; the stage's own {@code where} comes on top
 */
public record PageRecord(
        RecordArray.Element element, @Nullable Refusal refusal, boolean wanted) {
    /** A record that is wanted. */
    public PageRecord(RecordArray.Element element, @Nullable Refusal refusal) {
        this(element, refusal, true);
    }

    /** A record that nothing speaks against. */
    public static PageRecord of(RecordArray.Element element) {
        return new PageRecord(element, null);
    }
}
