package dev.caravan.model.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows that the target already has are found and, where needed, released for editing.
 *
 * @param operation the query's name; its request texts may hold {@code {id}}, {@code {identity}}, {@code {organization}} (of
 *     the form), {@code {values}} (the identities, quoted and separated by commas) and options
 * @param fields the query's request fields
 * @param auditedStatus a row with this status must be released before it is changed, null when there is no such thing
 * @param release the operation that releases rows, null when there is none
 * @param releaseFields its request fields; {@code {ids}} are the rows' ids separated by commas
 */
public record ExistingRule(
        String operation,
        Map<String, Object> fields,
        @Nullable String auditedStatus,
        @Nullable String release,
        Map<String, Object> releaseFields) {
    public ExistingRule {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        releaseFields = Collections.unmodifiableMap(new LinkedHashMap<>(releaseFields));
    }
}
