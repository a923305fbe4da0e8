package dev.caravan.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer cut in two: the list of records at a path, and everything around it.
 *
 * @param state what was found at the path
 * @param envelope the answer without the list (what is not a list stays in); empty when the document is not an object
 * @param elements the list's elements in order; empty unless {@code state} is {@link State#LIST}
 */
public record RecordArray(State state, Map<String, Object> envelope, List<Element> elements) {
    /** What stands at the path. */
    public enum State {
        /** A list, possibly empty. */
        LIST,
        /** JSON {@code null}. */
        NULL,
        /** Something else; it is still in the envelope. */
        NOT_A_LIST,
        /** Nothing. */
        ABSENT
    }

    /**
     * One element of the list.
     *
     * @param value its parsed value, for a record a {@code Map<String, Object>}
     * @param text objects and lists exactly as they stand in the document, other values as compact JSON
     */
    public record Element(@Nullable Object value, String text) {
        /** The record, or {@code null} when the element is not an object. */
        @SuppressWarnings("unchecked") // JsonReader builds maps with text keys only
        public @Nullable Map<String, Object> content() {
            return value instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
        }
    }
}
