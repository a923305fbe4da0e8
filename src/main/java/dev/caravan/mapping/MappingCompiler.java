package dev.caravan.mapping;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigProblem;
import dev.caravan.config.ConfigProblems;
import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.LookUp;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.notation.Keys;
import dev.caravan.mapping.syntax.SourceFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Compiles one mapping document; used once. */
final class MappingCompiler {
    /** The parts of a mapping. */
    record Compiled(
            MappingEnvironment environment,
            List<Row> rows,
            SourceFields sources,
            List<LookUp> lookUps,
            Map<String, Object> options,
            CallShape calls,
            Optional<RecordMerge> merge,
            Optional<WriteBack> writeBack,
            List<ConfigProblem> warnings) {}

    private static final int MAX_ROWS = 10_000;
    private static final String REQUEST = "request";
    private static final String FIELDS = "mapping";
    private static final String OTHERS = "otherRequest";
    private static final String DISTRIBUTION = "distributionOrg";

    private final ConfigDocument document;
    private final MappingEnvironment environment;
    private final ConfigProblems warnings = new ConfigProblems();

    MappingCompiler(ConfigDocument document, MappingEnvironment environment) {
        this.document = document;
        this.environment = environment;
    }

    Compiled compile() {
        ConfigMap map = document.map();
        Keys.MAPPING.check(map);
        refuseSource(map);
        SourceFields sources = new SourceFields();
        RowCompiler compiler = new RowCompiler(environment, sources);
        List<Row> rows = rows(map, compiler);
        if (rows.isEmpty()) {
            warnings.add(map.placeOf(REQUEST), "\"request\" is empty: every payload will be empty");
        }
        Map<String, Object> options = options(map);
        CallShape calls = calls(map);
        Optional<RecordMerge> merge = MergeCompiler.compile(map);
        merge.ifPresent(found -> warnOfLostFields(map, found, sources));
        Optional<WriteBack> writeBack = new WriteBackCompiler(environment, warnings).compile(map);
        warn(map);
        document.throwIfInvalid();
        return new Compiled(
                environment, rows, sources, compiler.lookUps(), options, calls, merge, writeBack, warnings.list());
    }

    private static void refuseSource(ConfigMap map) {
        if (map.text("effect", "EXECUTE").equalsIgnoreCase("QUERY")) {
            map.problem("effect", "this is the configuration of a source; put it into source.yaml");
        }
    }

    /** The rows of {@code request}, then those of {@code mapping}, which is short for rows. */
    private static List<Row> rows(ConfigMap map, RowCompiler compiler) {
        List<ConfigMap> request = map.maps(REQUEST);
        ConfigMap fields = map.mapOrEmpty(FIELDS);
        if (request.isEmpty() && fields.names().isEmpty() && !map.has(REQUEST)) {
            map.problem("\"request\" is missing: it lists the target's fields");
        }
        List<Row> rows = new ArrayList<>(compiler.compile(request));
        rows.addAll(compiler.compileShort(fields));
        return List.copyOf(rows);
    }

    /** Rendered once, for no record; constants that fail were noted when their rows were compiled. */
    private Map<String, Object> options(ConfigMap map) {
        SourceFields sources = new SourceFields();
        List<Row> rows = new RowCompiler(environment, sources).compile(map.maps(OTHERS));
        List<String> names = new ArrayList<>(sources.names());
        names.addAll(sources.variables());
        for (String name : names) {
            map.problem(OTHERS, "{{" + name + "}} cannot stand here: these values are the same for all records");
        }
        Map<String, Object> options = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.looksUp()) {
                map.problem(OTHERS, "a look-up cannot stand here: these values are the same for all records");
            } else if (names.isEmpty()) {
                row.render(Scope.of(Map.of()), options, Failures.of(""));
            }
        }
        distribution(map).ifPresent(ids -> options.put(DISTRIBUTION, ids));
        return Collections.unmodifiableMap(options);
    }

    /** 轻易云 takes ids with commas between them. */
    private static Optional<String> distribution(ConfigMap map) {
        if (map.node(DISTRIBUTION).orElse(null) instanceof ConfigList list) {
            return Optional.of(String.join(",", list.texts()));
        }
        return map.optionalText(DISTRIBUTION)
                .map(text -> text.replaceAll("\\s", ""))
                .filter(text -> !text.isEmpty());
    }

    private static CallShape calls(ConfigMap map) {
        if (!map.has("operation")) {
            return CallShape.OF_PROFILE;
        }
        ConfigMap operation = map.mapOrEmpty("operation");
        Keys.OPERATION.check(operation);
        boolean single = operation
                .oneOf("method", List.of("none", "batchArraySave"), "none")
                .equals("none");
        OptionalInt rows =
                operation.has("rows") ? OptionalInt.of(operation.integer("rows", 1, MAX_ROWS)) : OptionalInt.empty();
        Optional<String> rowsKey = operation.optionalText("rowsKey").filter(key -> !key.isBlank());
        return single ? new CallShape(true, OptionalInt.of(1), Optional.empty()) : new CallShape(false, rows, rowsKey);
    }

    private void warnOfLostFields(ConfigMap map, RecordMerge merge, SourceFields sources) {
        for (String name : sources.names()) {
            if (!merge.keeps(name)) {
                warnings.add(
                        map.placeOf("groupCalculate"),
                        "{{" + name + "}} is lost when records are merged: add it to headerGroup or bodyGroup, or to "
                                + "calculate with $first");
            }
        }
    }

    private void warn(ConfigMap map) {
        for (String key : List.of("otherResponse", "autoFillResponse")) {
            if (map.has(key)) {
                warnings.add(
                        map.placeOf(key), "\"" + key + "\" has no effect: the vendor profile describes the answers");
            }
        }
        if (map.has("autoCheck")) {
            warnings.add(
                    map.placeOf("autoCheck"),
                    "\"autoCheck\" has no effect: where the target audits in the same call, otherRequest says so "
                            + "(星空: IsAutoSubmitAndAudit), else push to its audit operation in a case of its own");
        }
        if (map.text("idCheck", "false").equals("true")) {
            warnings.add(
                    map.placeOf("idCheck"),
                    "\"idCheck\" has no effect: a record that changes at the source is sent again");
        }
    }
}
