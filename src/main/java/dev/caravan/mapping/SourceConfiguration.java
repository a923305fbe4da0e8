package dev.caravan.mapping;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigProblem;
import dev.caravan.config.Place;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case asks of its source beyond one line of the route: {@code source.yaml}, or a pasted source configuration of
 * 轻易云 (YAML or JSON). Immutable, thread-safe.
 *
 * @param api the operation it was written for, null when it names none
 * @param request request fields by dotted path, already within {@code dataKey}
 * @param places where each of them stands, by dotted path
 * @param variables fields that 轻易云 fills at run time, by dotted path
 * @param options of the operation, from {@code otherRequest}
 * @param optionPlaces where each of them stands
 * @param key field that identifies a record ({@code id}), null when it names none
 * @param onlyOnce {@code idCheck}: a record once written is never sent again
 * @param where the records that are wanted ({@code condition})
 * @param warnings what it says without any effect here
 */
public record SourceConfiguration(
        @Nullable String api,
        Map<String, Object> request,
        Map<String, Place> places,
        Map<String, SourceVariable> variables,
        Map<String, Object> options,
        Map<String, Place> optionPlaces,
        @Nullable String key,
        boolean onlyOnce,
        Condition where,
        List<ConfigProblem> warnings) {
    public SourceConfiguration {
        request = Collections.unmodifiableMap(new LinkedHashMap<>(request));
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        optionPlaces = Collections.unmodifiableMap(new LinkedHashMap<>(optionPlaces));
        warnings = List.copyOf(warnings);
    }

    /** Of a case that has none: asks nothing. */
    public static SourceConfiguration none() {
        return new SourceConfiguration(
                null, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null, false, Condition.all(), List.of());
    }

    /**
     * Compiles a text.
     *
     * @param file its name for messages
     * @param zone the zone of dates without one
     * @throws dev.caravan.config.ConfigException with every problem and its place
     */
    public static SourceConfiguration read(String file, String text, ZoneId zone) {
        return new SourceCompiler(ConfigDocument.read(file, text), zone).compile();
    }
}
