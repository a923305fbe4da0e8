package dev.caravan.mapping;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigProblem;
import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.LookUp;
import dev.caravan.mapping.expression.LookUpBatch;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.mapping.expression.MappingTimes;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.notation.InconvertibleException;
import dev.caravan.mapping.syntax.AbsentField;
import dev.caravan.mapping.syntax.CaseNames;
import dev.caravan.mapping.syntax.SourceFields;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that turn records of a source into payloads for a target, compiled once from {@code mapping.yaml} or a pasted
 * target configuration of 轻易云 (YAML or JSON).
 *
 * <p>A reference to a field that is absent or null gives empty text, which is sent for untyped and text fields and leaves
 * other fields out; a row without {@code value} and {@code default} sends nothing. A value that is exactly one reference
 * keeps the JSON type of the source unless {@code type} says otherwise. What cannot be converted fails its record, never
 * the others. Immutable, thread-safe.
 */
public final class FieldMapping {
    private final List<Row> rows;
    private final List<Row> lookingUp;
    private final List<LookUp> lookUps;
    private final SourceFields sources;
    private final Map<String, Object> options;
    private final CallShape calls;
    private final Optional<RecordMerge> merge;
    private final Optional<WriteBack> writeBack;
    private final List<ConfigProblem> warnings;
    private final MappingEnvironment environment;

    FieldMapping(MappingCompiler.Compiled compiled) {
        this.rows = compiled.rows();
        this.lookingUp = rows.stream().filter(Row::looksUp).toList();
        this.lookUps = compiled.lookUps();
        this.sources = compiled.sources();
        this.options = compiled.options();
        this.calls = compiled.calls();
        this.merge = compiled.merge();
        this.writeBack = compiled.writeBack();
        this.warnings = compiled.warnings();
        this.environment = compiled.environment();
    }

    /**
     * Compiles a text.
     *
     * @param file its name for messages
     * @param zone the zone of dates without one
     * @throws dev.caravan.config.ConfigException with every problem and its place
     */
    public static FieldMapping read(String file, String text, ZoneId zone) {
        return read(file, text, zone, CaseNames.AS_WRITTEN);
    }

    /**
     * As {@link #read(String, String, ZoneId)}.
     *
     * @param cases knows the cases that look-ups may name
     */
    public static FieldMapping read(String file, String text, ZoneId zone, CaseNames cases) {
        return read(file, text, MappingEnvironment.of(zone).with(cases));
    }

    /** As {@link #read(String, String, ZoneId)}, with everything else that a mapping may name. */
    public static FieldMapping read(String file, String text, MappingEnvironment environment) {
        return new FieldMapping(new MappingCompiler(ConfigDocument.read(file, text), environment).compile());
    }

    /** As {@link #map(List, List, LookUpSource)}. Failures name records by position: {@code #1}. */
    public List<MappedRow> map(List<Map<String, Object>> records) {
        return map(
                records,
                IntStream.rangeClosed(1, records.size()).mapToObj(i -> "#" + i).toList());
    }

    /** As {@link #map(List, List, LookUpSource)} where no case has staged anything. */
    public List<MappedRow> map(List<Map<String, Object>> records, List<String> keys) {
        return map(records, keys, LookUpSource.NONE);
    }

    /**
     * Maps records; the result has one row for each, in order, or one for each document they are merged into ({@code
     * groupCalculate}). What they look up is asked for together: one query for each row that looks up.
     *
     * @param keys the records' keys, in the same order, for failures
     */
    public List<MappedRow> map(List<Map<String, Object>> records, List<String> keys, LookUpSource source) {
        return map(records, keys, source, Explanations.none());
    }

    /** As {@link #map(List, List, LookUpSource)}, and tells for each field what it read and what became of it. */
    public List<Explanation> explain(List<Map<String, Object>> records, List<String> keys, LookUpSource source) {
        Explanations explanations = Explanations.wanted();
        map(records, keys, source, explanations);
        return explanations.list();
    }

    private List<MappedRow> map(
            List<Map<String, Object>> records, List<String> keys, LookUpSource source, Explanations explanations) {
        if (records.size() != keys.size()) {
            throw new IllegalArgumentException(records.size() + " records need as many keys, found " + keys.size());
        }
        return merge.isPresent()
                ? mapMerged(merge.get().merge(records), keys, source, explanations)
                : mapEach(
                        records,
                        keys,
                        source,
                        IntStream.range(0, records.size()).mapToObj(List::of).toList(),
                        explanations);
    }

    private List<MappedRow> mapEach(
            List<Map<String, Object>> records,
            List<String> keys,
            LookUpSource source,
            List<List<Integer>> members,
            Explanations explanations) {
        LookUpBatch batch = new LookUpBatch(source, new MappingTimes(environment.clock(), environment.lastSync()));
        if (!lookingUp.isEmpty()) {
            batch.collect(() -> records.forEach(record -> collect(Scope.of(record, batch))));
        }
        List<MappedRow> mapped = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            mapped.add(map(Scope.of(records.get(i), batch), keys.get(i), members.get(i), explanations));
        }
        return mapped;
    }

    /** A document that could not be made fails with the name of its first record. */
    private List<MappedRow> mapMerged(
            List<MergedRecord> documents, List<String> keys, LookUpSource source, Explanations explanations) {
        List<MappedRow> mapped = new ArrayList<>();
        List<MergedRecord> made = new ArrayList<>();
        for (MergedRecord document : documents) {
            InconvertibleException failure = document.failure();
            if (failure == null) {
                made.add(document);
            } else {
                Failures failures = Failures.of(keyOf(document, keys));
                failures.add("groupCalculate", failure.value(), failure.expectation());
                MappedRow row = new MappedRow(Map.of(), List.copyOf(failures.list()), List.of(), document.members());
                mapped.add(explanations.done(row, failures));
            }
        }
        mapped.addAll(mapEach(
                made.stream().map(MergedRecord::content).toList(),
                made.stream().map(document -> keyOf(document, keys)).toList(),
                source,
                made.stream().map(MergedRecord::members).toList(),
                explanations));
        return mapped;
    }

    private static String keyOf(MergedRecord document, List<String> keys) {
        int others = document.members().size() - 1;
        String first = keys.get(document.members().get(0));
        return others == 0 ? first : first + " and " + others + " more";
    }

    private void collect(Scope scope) {
        Map<String, Object> unused = new LinkedHashMap<>();
        lookingUp.forEach(row -> row.render(scope, unused, Failures.of("")));
    }

    private MappedRow map(Scope scope, String key, List<Integer> members, Explanations explanations) {
        Scope explained = explanations.of(scope);
        Failures failures = Failures.of(key);
        Map<String, Object> payload = new LinkedHashMap<>();
        for (Row row : rows) {
            row.render(explained, payload, failures);
        }
        boolean whole = failures.list().isEmpty() && failures.missing().isEmpty();
        MappedRow row = new MappedRow(
                whole ? payload : Map.of(), List.copyOf(failures.list()), List.copyOf(failures.missing()), members);
        return explanations.done(row, failures);
    }

    /** The cases whose records its rows look up. */
    public Set<String> looksUpIn() {
        return lookUps.stream().map(found -> found.plan().caseName()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The cases whose records a record may wait for. */
    public Set<String> waitsFor() {
        return lookUps.stream()
                .filter(found -> found.notFound().patience().isPresent())
                .map(found -> found.plan().caseName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The values of {@code otherRequest}, the same for all records: {@code FormId}, {@code IsAutoSubmitAndAudit}, …. */
    public Map<String, Object> options() {
        return options;
    }

    /** How many rows it wants in a call. */
    public CallShape calls() {
        return calls;
    }

    /** How it merges records, when it does. */
    public Optional<RecordMerge> merge() {
        return merge;
    }

    /** What it tells another case about what was written, when it does. */
    public Optional<WriteBack> writeBack() {
        return writeBack;
    }

    /** The source fields the rows read, as they are written. */
    public Set<String> sourceFields() {
        return sources.names();
    }

    /** The source fields that none of the records has, with the nearest name that some record has. */
    public List<AbsentField> absentFields(List<Map<String, Object>> records) {
        return sources.absentIn(merge.map(found -> found.contents(records)).orElse(records));
    }

    /** What the configuration says without any effect here. */
    public List<ConfigProblem> warnings() {
        return warnings;
    }
}
