package dev.caravan.mapping.expression;

import dev.caravan.config.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one field of a payload came about.
 *
 * @param field where it stands in the payload, e.g. {@code FEntity[0].FQty}
 * @param place where its row stands
 * @param rule its row as written, without name and captions
 * @param read what was read for it, in order
 * @param value what it became; null when the payload got nothing
 * @param failure why it failed, null when it did not
 */
public record ExplainedField(
        String field,
        Place place,
        String rule,
        List<ReadValue> read,
        @Nullable Object value,
        @Nullable String failure) {
    public ExplainedField {
        read = List.copyOf(read);
    }

    /** The same with the reason of a failure. */
    ExplainedField failed(String reason) {
        return new ExplainedField(field, place, rule, read, value, reason);
    }
}
