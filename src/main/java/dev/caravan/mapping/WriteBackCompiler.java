package dev.caravan.mapping;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigProblems;
import dev.caravan.mapping.notation.Keys;
import dev.caravan.mapping.syntax.SourceFields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compiles {@code primaryWriteback} and {@code callBackStrategy}; problems are noted in the document. */
final class WriteBackCompiler {
    private static final String CALL_BACK = "callBackStrategy";
    private static final String STRATEGY = "strategyId";
    private static final String PRIMARY = "primaryWriteback";

    private final MappingEnvironment environment;
    private final ConfigProblems warnings;

    WriteBackCompiler(MappingEnvironment environment, ConfigProblems warnings) {
        this.environment = environment;
        this.warnings = warnings;
    }

    Optional<WriteBack> compile(ConfigMap map) {
        List<RowNode> response = RowTree.of(map.maps("response"));
        Optional<RowNode> primary = response.stream()
                .filter(node -> node.row().text("field", "").equals(PRIMARY))
                .findFirst();
        if (map.has("response") && (primary.isEmpty() || response.size() > 1)) {
            warnings.add(
                    map.placeOf("response"), "\"response\" has no effect: the vendor profile describes the answers");
        }
        if (!map.has(CALL_BACK)) {
            primary.ifPresent(node -> warnings.add(
                    node.row().placeOf("field"),
                    "\"" + PRIMARY + "\" is told to nobody: name the case that takes it in " + CALL_BACK));
            return Optional.empty();
        }
        ConfigMap strategy = map.mapOrEmpty(CALL_BACK);
        List<Row> answer = primary.map(this::answerRows).orElse(List.of());
        return caseName(strategy).map(name -> new WriteBack(name, answer, fieldRows(map, strategy)));
    }

    private List<Row> answerRows(RowNode primary) {
        Keys.ROW.check(primary.row());
        return plain(primary.row(), compiler -> compiler.compileNested(primary.children()));
    }

    private List<Row> fieldRows(ConfigMap map, ConfigMap strategy) {
        ConfigMap named = strategy.mapOrEmpty("fields");
        ConfigMap fields = strategy.without(STRATEGY).without("fields").over(named);
        if (fields.names().isEmpty()) {
            map.problem(CALL_BACK, "name the fields that case " + strategy.text(STRATEGY, "") + " takes");
        }
        return plain(strategy, compiler -> compiler.compileShort(fields));
    }

    /** The target has been written then: nothing can wait for a record of another case any more. */
    private List<Row> plain(ConfigMap place, Function<RowCompiler, List<Row>> compile) {
        RowCompiler compiler = new RowCompiler(environment, new SourceFields());
        List<Row> rows = compile.apply(compiler);
        if (rows.stream().anyMatch(Row::looksUp)) {
            place.problem("a look-up cannot stand here; look up in the case that takes these values");
        }
        for (String variable : compiler.fields().variables()) {
            place.problem("{{" + variable + "}} cannot stand here");
        }
        return rows;
    }

    private Optional<String> caseName(ConfigMap strategy) {
        String written = strategy.text(STRATEGY);
        try {
            return written.isEmpty()
                    ? Optional.empty()
                    : Optional.of(environment.cases().caseOf(written));
        } catch (IllegalArgumentException unknown) {
            strategy.problem(STRATEGY, String.valueOf(unknown.getMessage()));
            return Optional.empty();
        }
    }
}
