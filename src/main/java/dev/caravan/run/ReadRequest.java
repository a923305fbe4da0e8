package dev.caravan.run;

import dev.caravan.mapping.RequestVariables;
import dev.caravan.mapping.SourceRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a read asks for: fields and options of the case's source configuration, and over them those of its route. Immutable,
 * thread-safe.
 *
 * @param fields without those that window and paging fill
 * @param options of the operation
 * @param routeFields by dotted path
 * @param routeOptions by name
 */
public record ReadRequest(
        SourceRequest fields,
        SourceRequest options,
        Map<String, Object> routeFields,
        Map<String, String> routeOptions) {
    public ReadRequest {
        routeFields = Collections.unmodifiableMap(new LinkedHashMap<>(routeFields));
        routeOptions = Collections.unmodifiableMap(new LinkedHashMap<>(routeOptions));
    }

    /** The same with other fields of the source configuration. */
    public ReadRequest with(SourceRequest others) {
        return new ReadRequest(others, options, routeFields, routeOptions);
    }

    /** The request fields of one page by dotted path; an {@link IllegalArgumentException} has a sentence. */
    Map<String, Object> fields(RequestVariables variables) {
        Map<String, Object> all = new LinkedHashMap<>(fields.render(variables));
        all.putAll(routeFields);
        return all;
    }

    /** The operation's options for one page; an {@link IllegalArgumentException} has a sentence. */
    Map<String, String> options(RequestVariables variables) {
        Map<String, String> all = new LinkedHashMap<>();
        options.render(variables).forEach((name, value) -> all.put(name, String.valueOf(value)));
        all.putAll(routeOptions);
        return all;
    }
}
