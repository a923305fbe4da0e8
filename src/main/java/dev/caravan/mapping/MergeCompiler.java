package dev.caravan.mapping;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.NearestName;
import dev.caravan.mapping.notation.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Compiles {@code groupCalculate}; problems are noted in the document. */
final class MergeCompiler {
    private static final int MOST_LINES = 100_000;

    private MergeCompiler() {}

    static Optional<RecordMerge> compile(ConfigMap map) {
        if (!map.has("groupCalculate")) {
            return Optional.empty();
        }
        ConfigMap group = map.mapOrEmpty("groupCalculate");
        Keys.GROUP.check(group);
        String bodyName = group.text("bodyName");
        group.text("targetBodyName", "");
        List<MergedField> header = fields(group, "headerGroup", bodyName);
        List<MergedField> body = fields(group, "bodyGroup", bodyName);
        if (header.isEmpty() && body.isEmpty()) {
            group.problem("name the fields by which records are merged: headerGroup or bodyGroup");
        }
        OptionalInt mostLines = group.has("bodyMaxLine")
                ? OptionalInt.of(group.integer("bodyMaxLine", 1, MOST_LINES))
                : OptionalInt.empty();
        return Optional.of(new RecordMerge(header, body, bodyName, mostLines, calculate(group, bodyName)));
    }

    private static List<MergedField> fields(ConfigMap group, String key, String bodyName) {
        return group.texts(key).stream()
                .map(name -> MergedField.of(name, bodyName))
                .toList();
    }

    private static Map<MergedField, Aggregate> calculate(ConfigMap group, String bodyName) {
        ConfigMap map = group.mapOrEmpty("calculate");
        Map<MergedField, Aggregate> calculate = new LinkedHashMap<>();
        for (String field : map.names()) {
            String word = map.text(field, "");
            Optional<Aggregate> aggregate = Aggregate.named(word);
            if (aggregate.isEmpty()) {
                map.problem(field, NearestName.unknown("calculation", word, Aggregate.words()));
            }
            aggregate.ifPresent(known -> calculate.put(MergedField.of(field, bodyName), known));
        }
        return calculate;
    }
}
