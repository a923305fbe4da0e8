package dev.caravan.mapping;

import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import dev.caravan.mapping.notation.Keys;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the rows of {@code otherRequest}: {@code dataKey}, {@code beatFlat} and {@code detailApi} say something of their own,
 * the others are options of the operation. Used once.
 */
public final class OtherRequest {
    private static final String DATA_KEY = "dataKey";
    private static final String BEAT_FLAT = "beatFlat";
    private static final String DETAIL = "detailApi";
    private static final Set<String> DETAIL_ROWS = Set.of("api", "at", "into", "request");

    private final List<ConfigMap> options = new ArrayList<>();
    private final List<ConfigMap> details = new ArrayList<>();
    private final Map<String, ConfigMap> own = new LinkedHashMap<>();

    OtherRequest(ConfigMap map) {
        for (ConfigMap row : map.maps("otherRequest")) {
            String field = row.text("field", "");
            if (row.text("parent_id", row.text("parent", "")).equals(DETAIL)) {
                details.add(row);
            } else if (Set.of(DATA_KEY, BEAT_FLAT, DETAIL).contains(field)) {
                Keys.ROW.check(row);
                own.put(field, row);
            } else {
                options.add(row);
            }
        }
    }

    /** The options of the operation. */
    List<ConfigMap> options() {
        return options;
    }

    /** What the dotted paths of the request begin with. */
    String prefix() {
        String key = Optional.ofNullable(own.get(DATA_KEY))
                .map(row -> row.text("value", "").strip())
                .orElse("");
        return key.isEmpty() ? "" : key + ".";
    }

    /** The lists of {@code beatFlat}: one name, names with commas, or a JSON list. */
    public List<String> flattened() {
        ConfigMap row = own.get(BEAT_FLAT);
        return row == null ? List.of() : names(row, row.node("value").orElse(null));
    }

    private static List<String> names(ConfigMap row, @Nullable ConfigNode value) {
        Object plain = value == null ? null : value.plain();
        String text = plain == null ? "" : plain.toString().strip();
        Object parsed = plain;
        if (text.startsWith("[") && plain instanceof String) {
            try {
                parsed = Json.parse(text);
            } catch (JsonException malformed) {
                row.problem("value", "\"" + text + "\" is no list of names");
            }
        }
        return parsed instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : Pattern.compile(",")
                        .splitAsStream(text)
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    /** The call that completes each record, null when there is none. */
    @Nullable SourceDetail detail(ZoneId zone, String file) {
        ConfigMap row = own.get(DETAIL);
        if (row == null) {
            return null;
        }
        List<ConfigMap> children = new ArrayList<>(row.maps("children"));
        children.addAll(details);
        Map<String, ConfigMap> named = new LinkedHashMap<>();
        for (ConfigMap child : children) {
            if (DETAIL_ROWS.contains(child.text("field", ""))) {
                named.put(child.text("field"), child);
            } else {
                child.problem("field", "of detailApi only api, request, at and into are known");
            }
        }
        String api = children.isEmpty() ? row.text("value", "") : text(named.get("api"));
        if (api.isBlank()) {
            row.problem("field", "detailApi names no operation; write it as its value, or as its child api");
        }
        ConfigMap request = named.get("request");
        return new SourceDetail(
                api.strip(),
                request == null ? null : mapping(request, zone, file),
                blankToNull(text(named.get("at"))),
                blankToNull(text(named.get("into"))),
                row.placeOf("field"));
    }

    /** The rows below {@code request}; their fields are the record's. */
    private static @Nullable String mapping(ConfigMap request, ZoneId zone, String file) {
        try {
            List<Object> rows = new ArrayList<>();
            request.maps("children").forEach(child -> rows.add(child.plain()));
            String text = Json.write(Map.of("request", rows));
            FieldMapping.read(file + ", detailApi", text, zone);
            return text;
        } catch (ConfigException refused) {
            request.problem("children", String.valueOf(refused.getMessage()));
            return null;
        }
    }

    private static String text(@Nullable ConfigMap row) {
        return row == null ? "" : row.text("value", "").strip();
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
