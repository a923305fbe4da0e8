package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.camel.CaseFiles;
import dev.caravan.camel.CaseMappings;
import dev.caravan.camel.LoadedCase;
import dev.caravan.json.FieldPath;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.expression.LookUpSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan compare <case> --against requests.json}: shows where our payloads differ from those the platform sent.
 */
@Command(
        name = "compare",
        description = "Compares our payloads with those exported from the platform; sends nothing. 与平台导出的请求比较",
        footer = "Exit code: 0 all the same, 2 there are differences, 1 failed.")
final class CompareCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "CASE", description = "Name of the case 方案名")
    private String caseName = "";

    @Option(
            names = "--against",
            required = true,
            paramLabel = "FILE",
            description = "Requests or payloads as JSON; - is standard input 平台导出的请求")
    private String against = "";

    @Option(names = "--in", paramLabel = "FILE", description = "Records of a file instead of the staged ones 源记录文件")
    private @Nullable String in;

    @Option(names = "--store", description = "With --in: look-ups find what the configured store holds 使用暂存库查询")
    private boolean store;

    @Option(
            names = "--by",
            paramLabel = "FIELD",
            description =
                    "Payloads with the same value here are compared (default: the target's identity, else by position) 匹配字段")
    private @Nullable String by;

    @Option(
            names = "--rows",
            paramLabel = "FIELD",
            description = "Where an exported request holds its payloads, e.g. data.list 数据所在字段")
    private @Nullable String rows;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Count.class,
            description = "Differing records that are shown (default: 20) 显示条数")
    private int limit = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.load(options);
        try (LookedAtCases cases = LookedAtCases.of(settings)) {
            FieldMapping mapping = CaseMappings.trial(cases.context(), caseName);
            LoadedCase loaded = LoadedCase.of(cases.context(), caseName);
            if (Caravan.of(cases.context())
                    .caseFiles()
                    .read(caseName, CaseFiles.ROUTE)
                    .isPresent()) {
                cases.load(caseName);
            }
            return compare(mapping, loaded);
        }
    }

    private int compare(FieldMapping mapping, LoadedCase loaded) {
        FieldPath identity = Optional.ofNullable(by)
                .or(loaded::identityField)
                .map(FieldPath::of)
                .orElse(null);
        List<Map<String, Object>> theirs =
                ExportedPayloads.in(new RecordsFile("--against", against).values(), rowsAt(loaded, mapping), identity);
        if (theirs.isEmpty()) {
            throw new CommandException("--against " + against + ": no payload was found in it; name by --rows where "
                    + "a request holds them");
        }
        PayloadComparison comparison = new PayloadComparison(loaded.asSent(theirs, mapping), identity);
        List<String> failures = new ArrayList<>();
        MappedRecords mapped = new MappedRecords(
                mapping, mapping.merge().isPresent() ? Integer.MAX_VALUE : MappedRecords.BATCH, row -> {
                    if (row.isMapped()) {
                        loaded.asSent(List.of(row.payload()), mapping).forEach(comparison::offer);
                    } else {
                        comparison.skip();
                        failures.add(row.sentence());
                    }
                });
        if (in == null) {
            Contexts.withStore(options, context -> mapped.ofStage(context, caseName));
        } else {
            mapped.ofFile(
                    new RecordsFile("--in", in).records(),
                    store ? new StoredLookUps(options, caseName) : LookUpSource.NONE);
        }
        return new ComparisonText(spec.commandLine().getOut(), limit).print(comparison, failures, in != null);
    }

    private List<String> rowsAt(LoadedCase loaded, FieldMapping mapping) {
        List<String> paths = new ArrayList<>();
        Optional.ofNullable(rows).ifPresent(paths::add);
        loaded.rowsAt().ifPresent(paths::add);
        mapping.calls().rowsKey().ifPresent(paths::add);
        paths.add("array");
        return paths;
    }
}
