package dev.caravan.mapping;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What references read: the record, or an element of one of its lists with what surrounds it. */
final class Scope {
    private final Map<?, ?> content;
    private final @Nullable Scope outer;
    private final @Nullable LookUpBatch lookUps;

    private Scope(Map<?, ?> content, @Nullable Scope outer, @Nullable LookUpBatch lookUps) {
        this.content = content;
        this.outer = outer;
        this.lookUps = lookUps;
    }

    /** The scope of a record where nothing is looked up. */
    static Scope of(Map<?, ?> record) {
        return new Scope(record, null, null);
    }

    /** The scope of a record of a batch. */
    static Scope of(Map<?, ?> record, LookUpBatch lookUps) {
        return new Scope(record, null, lookUps);
    }

    /** The scope of an element within this one. */
    Scope within(Map<?, ?> element) {
        return new Scope(element, this, lookUps);
    }

    Map<?, ?> content() {
        return content;
    }

    /** What surrounds it; the record's own scope surrounds itself. */
    Scope outer() {
        return outer == null ? this : outer;
    }

    /** The look-ups of its batch. */
    LookUpBatch lookUps() {
        return Objects.requireNonNull(lookUps, "look-ups stand in mappings of batches only");
    }
}
