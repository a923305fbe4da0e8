package dev.caravan.run;

import dev.caravan.mapping.FieldMapping;
import dev.caravan.model.profile.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the details of a page's records are fetched.
 *
 * @param operation a read of the connection
 * @param request makes the request fields of each record
 * @param varying the request fields that are not the same for all records
 * @param options of the operation
 * @param scope whether each record has a call of its own
 * @param into dotted record field that takes the detail; null = the detail's fields become the record's own
 * @param at dotted path of the detail in an answer that lists no records; null = the whole answer
 * @param join which record a detail belongs to; only with {@link Scope#PAGE}
 * @param concurrency calls on their way at once, at least 1
 * @param keepsUnfound whether a record without a detail goes on without it; else it is dead
 */
public record DetailRule(
        String caseName,
        String connection,
        Operation operation,
        FieldMapping request,
        Set<String> varying,
        Map<String, String> options,
        Scope scope,
        @Nullable String into,
        @Nullable String at,
        @Nullable Join join,
        int concurrency,
        boolean keepsUnfound) {
    /** What one call is made for. */
    public enum Scope {
        RECORD,
        PAGE
    }

    /**
     * Equal values make a detail a record's.
     *
     * @param by dotted record field
     * @param match dotted field of the details
     */
    public record Join(String by, String match) {}

    public DetailRule {
        varying = Set.copyOf(varying);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
