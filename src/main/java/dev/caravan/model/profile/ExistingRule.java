package dev.caravan.model.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows that the target already has are found and, where needed, released for editing. The query answers with a list of
 * rows, each a list of columns. Texts may hold {@code {id}}, {@code {identity}} and {@code {organization}} (of the {@link
 * TargetForm}), {@code {columns}} (separated by commas), {@code {values}} (the identities, quoted and separated by
 * commas), {@code {limit}}, and options of the write.
 *
 * @param operation the query's name
 * @param columns the columns asked for, in order, by what they hold: {@code id}, {@code identity}, {@code status}, {@code
 *     organization}; one whose text names an organization is left out when the form has none
 * @param limit most rows of one answer; an answer of so many may lack some
 * @param fields the query's request fields
 * @param auditedStatus a row with this status must be released before it is changed, null when there is no such thing
 * @param release the operation that releases rows, null when there is none
 * @param releaseFields its request fields; {@code {ids}} are the rows' ids separated by commas
 */
public record ExistingRule(
        String operation,
        Map<String, String> columns,
        int limit,
        Map<String, Object> fields,
        @Nullable String auditedStatus,
        @Nullable String release,
        Map<String, Object> releaseFields) {
    public ExistingRule {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        releaseFields = Collections.unmodifiableMap(new LinkedHashMap<>(releaseFields));
    }
}
