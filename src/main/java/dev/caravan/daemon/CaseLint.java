package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.camel.CaravanException;
import dev.caravan.camel.CaseFiles;
import dev.caravan.camel.CaseMappings;
import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigProblem;
import dev.caravan.config.Place;
import dev.caravan.mapping.ExampleFile;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappingExample;
import dev.caravan.mapping.SourceConfiguration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds everything that is wrong with the files of one case. Used once.
 */
final class CaseLint {
    static final String SOURCE = "source.yaml";

    /** What is wrong with a source is the same in every zone. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Pattern PLACED = Pattern.compile("(?s)([^:\\n]+\\.yaml)(?::(\\d+)(?::(\\d+))?)?: (.*)");

    private final LookedAtCases cases;
    private final CaseFiles files;
    private final SchemaCheck schemas;
    private final String caseName;
    private final SortedSet<LintFinding> findings = new TreeSet<>();

    CaseLint(LookedAtCases cases, SchemaCheck schemas, String caseName) {
        this.cases = cases;
        this.schemas = schemas;
        this.files = Caravan.of(cases.context()).caseFiles();
        this.caseName = caseName;
    }

    /** Every problem and warning, in the order of files and lines. */
    SortedSet<LintFinding> run() {
        Optional<FieldMapping> mapping = inFile(
                CaseMappings.FILE, "mapping", LintRule.VALUE, () -> CaseMappings.trial(cases.context(), caseName));
        mapping.ifPresent(found -> warn(found.warnings()));
        inFile(
                        SOURCE,
                        "source",
                        LintRule.VALUE,
                        () -> SourceConfiguration.read(
                                files.nameOf(caseName, SOURCE),
                                files.read(caseName, SOURCE).orElse(""),
                                ZONE))
                .ifPresent(found -> warn(found.warnings()));
        Optional<List<MappingExample>> examples = inFile(
                ExampleFile.NAME,
                "test",
                LintRule.TEST,
                () -> ExampleFile.read(
                        files.nameOf(caseName, ExampleFile.NAME),
                        files.read(caseName, ExampleFile.NAME).orElse("")));
        if (mapping.isPresent() && examples.isPresent()) {
            warnOfAbsentFields(mapping.get(), examples.get());
        }
        routes();
        return findings;
    }

    /** What a file is read to, empty when the case has none or it cannot be read. */
    private <T> Optional<T> inFile(String file, String schema, LintRule otherwise, Supplier<T> reading) {
        Optional<String> text = read(file);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> read = Optional.empty();
        try {
            read = Optional.of(reading.get());
        } catch (ConfigException refused) {
            refused.problems().forEach(problem -> findings.add(LintFinding.problem(problem, otherwise)));
        } catch (CaravanException unreadable) {
            note(file, unreadable);
        }
        checkSchema(files.nameOf(caseName, file), text.get(), schema);
        return read;
    }

    /** What the compiler has said better is not said again. */
    private void checkSchema(String file, String text, String schema) {
        try {
            for (LintFinding finding : schemas.check(schema, ConfigDocument.read(file, text))) {
                if (findings.stream().noneMatch(known -> known.isAt(finding.place()))) {
                    findings.add(finding);
                }
            }
        } catch (ConfigException noDocument) {
            noDocument.problems().forEach(problem -> findings.add(LintFinding.problem(problem, LintRule.SYNTAX)));
        }
    }

    private void warn(List<ConfigProblem> warnings) {
        warnings.forEach(warning -> findings.add(LintFinding.warning(warning, LintRule.NO_EFFECT)));
    }

    private void warnOfAbsentFields(FieldMapping mapping, List<MappingExample> examples) {
        List<Map<String, Object>> records =
                examples.stream().map(MappingExample::record).toList();
        String file = files.nameOf(caseName, CaseMappings.FILE);
        String text = files.read(caseName, CaseMappings.FILE).orElse("");
        mapping.absentFields(records)
                .forEach(field -> findings.add(new LintFinding(
                        SpokenColumn.placeOf(field.name(), file, text),
                        LintRule.ABSENT_FIELD,
                        true,
                        field.sentence().replace("records", "records of " + ExampleFile.NAME))));
    }

    /** The text of a file, empty when the case has none or it cannot be read. */
    private Optional<String> read(String file) {
        try {
            return files.read(caseName, file);
        } catch (CaravanException unreadable) {
            note(file, unreadable);
            return Optional.empty();
        }
    }

    private void note(String file, CaravanException unreadable) {
        String name = files.nameOf(caseName, file);
        String sentence = String.valueOf(unreadable.getMessage());
        String told = sentence.startsWith(name + " ") ? sentence.substring(name.length() + 1) : sentence;
        findings.add(new LintFinding(Place.of(name), LintRule.SYNTAX, false, told));
    }

    private void routes() {
        if (read(CaseFiles.ROUTE).isEmpty()) {
            return;
        }
        try {
            cases.load(caseName);
        } catch (CaseFileException refused) {
            List<ConfigProblem> problems = problemsBehind(refused);
            problems.forEach(problem -> findings.add(LintFinding.problem(problem, LintRule.ROUTE)));
            if (problems.isEmpty()) {
                findings.add(placed(String.valueOf(refused.getMessage())));
            }
        }
    }

    private static List<ConfigProblem> problemsBehind(Throwable failure) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (Throwable cause = failure.getCause(); cause != null && problems.isEmpty(); cause = cause.getCause()) {
            if (cause instanceof ConfigException config
                    && config.problems().stream()
                            .allMatch(problem -> problem.place().line() > 0)) {
                problems.addAll(config.problems());
            }
        }
        return problems;
    }

    /** The sentence of a file that cannot be loaded begins with its place. */
    private LintFinding placed(String sentence) {
        Matcher placed = PLACED.matcher(sentence);
        if (!placed.matches()) {
            return new LintFinding(Place.of(files.nameOf(caseName, CaseFiles.ROUTE)), LintRule.ROUTE, false, sentence);
        }
        int line = placed.group(2) == null ? 0 : Integer.parseInt(placed.group(2));
        String route = files.read(caseName, CaseFiles.ROUTE).orElse("");
        int column = placed.group(3) == null
                ? new SpokenColumn(route).of(line, placed.group(4))
                : Integer.parseInt(placed.group(3));
        return new LintFinding(new Place(placed.group(1), line, column, ""), LintRule.ROUTE, false, placed.group(4));
    }
}
