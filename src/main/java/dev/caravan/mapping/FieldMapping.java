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
    private final SourceFields sources;
    private final Map<String, Object> options;
    private final OptionalInt rowsPerCall;
    private final List<ConfigProblem> warnings;

    FieldMapping(MappingCompiler.Compiled compiled) {
        this.rows = compiled.rows();
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
        return of(ConfigDocument.read(file, text), zone);
    }

    /** Compiles a document; as {@link #read}. */
    public static FieldMapping of(ConfigDocument document, ZoneId zone) {
        return new FieldMapping(new MappingCompiler(document, zone).compile());
    }

    /** Maps records; the result has one row for each, in order. Failures name records by position: {@code #1}. */
    public List<MappedRow> map(List<Map<String, Object>> records) {
        return map(
                records,
                IntStream.rangeClosed(1, records.size()).mapToObj(i -> "#" + i).toList());
    }

    /**
     * Maps records; the result has one row for each, in order.
     *
     * @param keys the records' keys, in the same order, for failures
     */
    public List<MappedRow> map(List<Map<String, Object>> records, List<String> keys) {
        if (records.size() != keys.size()) {
            throw new IllegalArgumentException(records.size() + " records need as many keys, found " + keys.size());
        }
        List<MappedRow> mapped = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            mapped.add(map(records.get(i), keys.get(i)));
        }
        return mapped;
    }

    private MappedRow map(Map<String, Object> record, String key) {
        Scope scope = Scope.of(record);
        Failures failures = Failures.of(key);
        Map<String, Object> payload = new LinkedHashMap<>();
        for (Row row : rows) {
            row.render(scope, payload, failures);
        }
        return failures.list().isEmpty()
                ? new MappedRow(payload, List.of())
                : new MappedRow(Map.of(), List.copyOf(failures.list()));
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
