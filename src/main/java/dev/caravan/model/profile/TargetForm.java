package dev.caravan.model.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object at the target.
 *
 * @param id field with the target's own id
 * @param identity field that identifies a row for people and look-ups, e.g. {@code FNumber}
 * @param organization reference field that belongs to the identity, null when the identity alone is unique
 * @param references fields that take an object instead of plain text
 * @param referenceKey the name within that object, e.g. {@code FNumber}
 */
public record TargetForm(
        String id, String identity, @Nullable String organization, List<String> references, String referenceKey) {
    public TargetForm {
        references = List.copyOf(references);
    }
}
