package dev.caravan.mapping;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigProblem;
import dev.caravan.config.ConfigProblems;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Compiles one mapping document; used once. */
final class MappingCompiler {
    /** The parts of a mapping. */
    record Compiled(
            List<Row> rows,
            SourceFields sources,
            List<LookUp> lookUps,
            Map<String, Object> options,
            OptionalInt rowsPerCall,
            List<ConfigProblem> warnings) {}

    private static final int MAX_ROWS = 10_000;

    private final ConfigDocument document;
    private final ZoneId zone;
    private final CaseNames cases;
    private final ConfigProblems warnings = new ConfigProblems();

    MappingCompiler(ConfigDocument document, ZoneId zone, CaseNames cases) {
        this.document = document;
        this.zone = zone;
        this.cases = cases;
    }

    Compiled compile() {
        ConfigMap map = document.map();
        Keys.MAPPING.check(map);
        refuseSource(map);
        refuseWriteBack(map);
        List<ConfigMap> request = map.maps("request");
        if (request.isEmpty()) {
            map.problem("\"request\" is missing: it lists the target's fields");
        }
        SourceFields sources = new SourceFields();
        RowCompiler compiler = new RowCompiler(zone, sources, cases);
        List<Row> rows = compiler.compile(request);
        Map<String, Object> options = options(map);
        OptionalInt rowsPerCall = operation(map);
        warn(map);
        document.throwIfInvalid();
        return new Compiled(rows, sources, compiler.lookUps(), options, rowsPerCall, warnings.list());
    }

    private static void refuseSource(ConfigMap map) {
        if (map.text("effect", "EXECUTE").equalsIgnoreCase("QUERY")) {
            map.problem("effect", "this is the configuration of a source; put it into source.yaml");
        }
    }

    private static void refuseWriteBack(ConfigMap map) {
        for (ConfigMap row : map.maps("response")) {
            if (row.text("field", "").equals("primaryWriteback")) {
                row.problem("\"primaryWriteback\"" + Keys.LATER);
            }
        }
    }

    /** Rendered once, for no record; constants that fail were noted when their rows were compiled. */
    private Map<String, Object> options(ConfigMap map) {
        SourceFields sources = new SourceFields();
        List<Row> rows = new RowCompiler(zone, sources, cases).compile(map.maps("otherRequest"));
        for (String name : sources.names()) {
            map.problem(
                    "otherRequest", "{{" + name + "}} cannot stand here: these values are the same for all records");
        }
        Map<String, Object> options = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.looksUp()) {
                map.problem("otherRequest", "a look-up cannot stand here: these values are the same for all records");
            } else {
                row.render(Scope.of(Map.of()), options, Failures.of(""));
            }
        }
        return Collections.unmodifiableMap(options);
    }

    private static OptionalInt operation(ConfigMap map) {
        ConfigMap operation = map.mapOrEmpty("operation");
        Keys.OPERATION.check(operation);
        operation.oneOf("method", List.of("none", "batchArraySave"), "none");
        operation.text("rowsKey", "");
        return operation.has("rows") ? OptionalInt.of(operation.integer("rows", 1, MAX_ROWS)) : OptionalInt.empty();
    }

    private void warn(ConfigMap map) {
        for (String key : List.of("response", "otherResponse", "autoFillResponse")) {
            if (map.has(key)) {
                warnings.add(
                        map.placeOf(key), "\"" + key + "\" has no effect: the vendor profile describes the answers");
            }
        }
        if (map.text("idCheck", "false").equals("true")) {
            warnings.add(
                    map.placeOf("idCheck"),
                    "\"idCheck\" has no effect: a record that changes at the source is sent again");
        }
    }
}
