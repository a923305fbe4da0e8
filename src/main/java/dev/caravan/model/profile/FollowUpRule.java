package dev.caravan.model.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An operation that follows a write for the rows that were written, when an option asks for it. It may be repeated without
 * harm.
 *
 * @param when the option
 * @param operation its name; its answer tells of the rows as the write's does
 * @param fields its request fields; {@code {ids}} are the target's ids of the rows separated by commas, others options of the
 *     write
 */
public record FollowUpRule(String when, String operation, Map<String, Object> fields) {
    public FollowUpRule {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
