package dev.caravan.mapping;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigProblems;
import dev.caravan.config.Place;
import dev.caravan.json.DottedFields;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles one source configuration; used once. */
final class SourceCompiler {
    private static final String DATA_KEY = "dataKey";

    private final ConfigDocument document;
    private final ZoneId zone;
    private final ConfigProblems warnings = new ConfigProblems();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, SourceVariable> variables = new LinkedHashMap<>();

    SourceCompiler(ConfigDocument document, ZoneId zone) {
        this.document = document;
        this.zone = zone;
    }

    SourceConfiguration compile() {
        ConfigMap map = document.map();
        Keys.SOURCE_FILE.check(map);
        if (map.text("effect", "QUERY").equalsIgnoreCase("EXECUTE")) {
            map.problem("effect", "this is the configuration of a target; put it into mapping.yaml");
        }
        Map<String, Object> others = constants(map, "otherRequest", map.maps("otherRequest"));
        Object wrapper = others.remove(DATA_KEY);
        String prefix = wrapper == null ? "" : wrapper + ".";
        Map<String, Object> request = request(map, prefix);
        Condition where = new ConditionReader(map).read();
        String key = map.optionalText("id").orElse(null);
        boolean onlyOnce = map.flag("idCheck", false);
        warn(map, onlyOnce);
        document.throwIfInvalid();
        return new SourceConfiguration(
                map.optionalText("api").orElse(null),
                request,
                places,
                variables,
                others,
                optionPlaces(map),
                key,
                onlyOnce,
                where,
                warnings.list());
    }

    private static Map<String, Place> optionPlaces(ConfigMap map) {
        Map<String, Place> places = new LinkedHashMap<>();
        map.maps("otherRequest").forEach(row -> places.put(row.text("field", ""), row.placeOf("field")));
        return places;
    }

    private Map<String, Object> request(ConfigMap map, String prefix) {
        List<ConfigMap> rows = new ArrayList<>();
        for (ConfigMap row : map.maps("request")) {
            String path = prefix + row.text("field", "");
            String variable = TemplateCompiler.variableIn(row.text("value", ""));
            if (variable == null) {
                rows.add(row);
                places.put(path, row.placeOf("field"));
            } else {
                Keys.ROW.check(row);
                variables.put(path, new SourceVariable(variable, row.placeOf("value")));
            }
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        DottedFields.flat(constants(map, "request", rows)).forEach((path, value) -> fields.put(prefix + path, value));
        return fields;
    }

    /** Rendered once, for no record; constants that fail were noted when their rows were compiled. */
    private Map<String, Object> constants(ConfigMap map, String key, List<ConfigMap> rows) {
        SourceFields sources = new SourceFields();
        List<Row> compiled = new RowCompiler(MappingEnvironment.of(zone), sources).compile(rows);
        for (String name : sources.names()) {
            map.problem(key, "{{" + name + "}} cannot stand here: the request is made before there is a record");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Row row : compiled) {
            if (row.looksUp()) {
                map.problem(key, "a look-up cannot stand here: the request is made before there is a record");
            } else {
                row.render(Scope.of(Map.of()), values, Failures.of(""));
            }
        }
        return values;
    }

    private void warn(ConfigMap map, boolean onlyOnce) {
        for (String key : List.of("response", "otherResponse", "autoFillResponse")) {
            if (map.has(key)) {
                warnings.add(
                        map.placeOf(key), "\"" + key + "\" has no effect: the vendor profile describes the answers");
            }
        }
        if (onlyOnce) {
            warnings.add(
                    map.placeOf("idCheck"),
                    "\"idCheck\": true sends no record twice: what changes at the source after it was written stays "
                            + "as it is at the target; write false to send changes");
        }
    }
}
