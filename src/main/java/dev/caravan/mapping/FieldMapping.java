package dev.caravan.mapping;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigProblem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
    private final OptionalInt rowsPerCall;
    private final List<ConfigProblem> warnings;

    FieldMapping(MappingCompiler.Compiled compiled) {
        this.rows = compiled.rows();
        this.lookingUp = rows.stream().filter(Row::looksUp).toList();
        this.lookUps = compiled.lookUps();
        this.sources = compiled.sources();
        this.options = compiled.options();
        this.rowsPerCall = compiled.rowsPerCall();
        this.warnings = compiled.warnings();
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
        return new FieldMapping(new MappingCompiler(ConfigDocument.read(file, text), zone, cases).compile());
    }

    /** Maps records; the result has one row for each, in order. Failures name records by position: {@code #1}. */
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
     * Maps records; the result has one row for each, in order. What they look up is asked for together: one query for each
     * row that looks up.
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
        LookUpBatch batch = new LookUpBatch(source);
        if (!lookingUp.isEmpty()) {
            batch.collect(() -> records.forEach(record -> collect(Scope.of(record, batch))));
        }
        List<MappedRow> mapped = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            mapped.add(map(Scope.of(records.get(i), batch), keys.get(i), explanations));
        }
        return mapped;
    }

    private void collect(Scope scope) {
        Map<String, Object> unused = new LinkedHashMap<>();
        lookingUp.forEach(row -> row.render(scope, unused, Failures.of("")));
    }

    private MappedRow map(Scope scope, String key, Explanations explanations) {
        Scope explained = explanations.of(scope);
        Failures failures = Failures.of(key);
        Map<String, Object> payload = new LinkedHashMap<>();
        for (Row row : rows) {
            row.render(explained, payload, failures);
        }
        boolean whole = failures.list().isEmpty() && failures.missing().isEmpty();
        MappedRow row = new MappedRow(
                whole ? payload : Map.of(), List.copyOf(failures.list()), List.copyOf(failures.missing()));
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

    /** The {@code rows} of {@code operation}, when the configuration has any. */
    public OptionalInt rowsPerCall() {
        return rowsPerCall;
    }

    /** The source fields the rows read, as they are written. */
    public Set<String> sourceFields() {
        return sources.names();
    }

    /** The source fields that none of the records has, with the nearest name that some record has. */
    public List<AbsentField> absentFields(List<Map<String, Object>> records) {
        return sources.absentIn(records);
    }

    /** What the configuration says without any effect here. */
    public List<ConfigProblem> warnings() {
        return warnings;
    }
}
