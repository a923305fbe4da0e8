package dev.caravan.daemon;

import dev.caravan.camel.CaseMappings;
import dev.caravan.json.Json;
import dev.caravan.mapping.Explanation;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappedRow;
import dev.caravan.mapping.expression.LookUpSource;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan map <mapping.yaml|case> --in records.json}: maps records of a file and prints the payloads.
 */
@Command(
        name = "map",
        description = "Maps records of a file and prints the payloads; sends nothing. 试映射",
        footer = "Exit code: 0 all mapped, 2 some could not be mapped, 1 failed.")
final class MapCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "MAPPING", description = "A mapping file, or the name of a case 映射文件或方案名")
    private String mapping = "";

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE",
            description = "Records: {…}, [{…}, …] or one {…} on each line; - is standard input 源记录")
    private String in = "";

    @Option(names = "--explain", description = "Tells for each field its rule, what it read and why it failed 逐字段说明")
    private boolean explain;

    @Option(
            names = "--store",
            description = "Look-ups find what the configured store holds; without it they find nothing 使用暂存库查询")
    private boolean store;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.load(options);
        CamelContext context = Contexts.make(settings);
        try {
            FieldMapping compiled = compile(context);
            List<Map<String, Object>> records = new RecordsFile("--in", in).records();
            return map(compiled, records, lookUps(compiled));
        } finally {
            context.stop();
        }
    }

    private FieldMapping compile(CamelContext context) {
        Path file = Path.of(mapping);
        if (!Files.isRegularFile(file)) {
            requireCase(mapping);
            return CaseMappings.trial(context, mapping);
        }
        return CaseMappings.trial(context, mapping, TextFile.read(mapping, file));
    }

    private static void requireCase(String name) {
        if (name.contains("/") || name.endsWith(".yaml") || name.endsWith(".json")) {
            throw new CommandException("There is no file " + name);
        }
    }

    private LookUpSource lookUps(FieldMapping compiled) {
        if (!store && !compiled.looksUpIn().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("Look-ups in " + String.join(", ", compiled.looksUpIn())
                            + " find nothing: --store asks the configured store. 未查询暂存库");
        }
        return store ? new StoredLookUps(options, mapping) : LookUpSource.NONE;
    }

    private int map(FieldMapping compiled, List<Map<String, Object>> records, LookUpSource lookUps) {
        List<String> keys = IntStream.rangeClosed(1, records.size())
                .mapToObj(position -> "#" + position)
                .toList();
        List<MappedRow> rows = explain
                ? explained(compiled.explain(records, keys, lookUps), records)
                : printed(compiled.map(records, keys, lookUps));
        PrintWriter err = spec.commandLine().getErr();
        compiled.absentFields(records).forEach(field -> err.println(field.sentence()));
        boolean whole = rows.stream().allMatch(MappedRow::isMapped);
        return whole ? 0 : CaseOutcome.SOME_LEFT;
    }

    private List<MappedRow> printed(List<MappedRow> rows) {
        List<Map<String, Object>> payloads = rows.stream()
                .filter(MappedRow::isMapped)
                .map(MappedRow::payload)
                .toList();
        spec.commandLine().getOut().println(PrettyJson.of(Json.write(payloads)));
        rows.stream()
                .filter(row -> !row.isMapped())
                .forEach(row -> spec.commandLine().getErr().println(row.sentence()));
        return rows;
    }

    private List<MappedRow> explained(List<Explanation> explanations, List<Map<String, Object>> records) {
        ExplanationText text = new ExplanationText(spec.commandLine().getOut());
        for (Explanation explanation : explanations) {
            List<Integer> members = explanation.row().members();
            text.print(
                    "#" + (members.get(0) + 1),
                    members.stream().map(records::get).toList(),
                    explanation);
        }
        return explanations.stream().map(Explanation::row).toList();
    }
}
