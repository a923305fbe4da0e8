package dev.caravan.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What references read: the record, or an element of one of its lists with what surrounds it. Immutable. */
final class Scope {
    private final Map<?, ?> content;
    private final @Nullable Scope outer;

    private Scope(Map<?, ?> content, @Nullable Scope outer) {
        this.content = content;
        this.outer = outer;
    }

    static Scope of(Map<?, ?> record) {
        return new Scope(record, null);
    }

    /** The scope of an element within this one. */
    Scope within(Map<?, ?> element) {
        return new Scope(element, this);
    }

    Map<?, ?> content() {
        return content;
    }

    /** What surrounds it; the record's own scope surrounds itself. */
    Scope outer() {
        return outer == null ? this : outer;
    }
}
