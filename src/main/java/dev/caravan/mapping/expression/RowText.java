package dev.caravan.mapping.expression;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.Place;
import dev.caravan.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row as it was written.
 *
 * @param text what it does, such as {@code value: "{{code}}", type: "int"}
 */
public record RowText(Place place, String text) {
    /** Of a field that no row made. */
    static final RowText NONE = new RowText(Place.of(""), "");

    private static final List<String> CAPTIONS =
            List.of("field", "label", "describe", "children", "id", "parent", "parent_id", "display", "enableDisplay");

    public static RowText of(ConfigMap row) {
        return new RowText(
                row.place(),
                row.plain().entrySet().stream()
                        .filter(entry -> !CAPTIONS.contains(entry.getKey()))
                        .map(entry -> entry.getKey() + ": " + Json.write(entry.getValue()))
                        .collect(Collectors.joining(", ")));
    }
}
