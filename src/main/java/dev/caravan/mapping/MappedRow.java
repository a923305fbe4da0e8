package dev.caravan.mapping;

import dev.caravan.model.MappingFailure;
import java.util.List;
import java.util.Map;

/**
 * What became of one record.
 *
 * @param payload the target fields; empty when the record failed
 * @param failures why it failed; empty when it did not
 */
public record MappedRow(Map<String, Object> payload, List<MappingFailure> failures) {
    /** Whether the record can be sent. */
    public boolean isMapped() {
        return failures.isEmpty();
    }
}
