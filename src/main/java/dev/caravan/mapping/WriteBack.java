package dev.caravan.mapping;

import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.model.MappingFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told to another case about every record that was written: {@code primaryWriteback} and {@code callBackStrategy}.
 * Immutable, thread-safe.
 */
public final class WriteBack {
    private static final String PRIMARY = "primaryWriteback";

    private final String caseName;
    private final List<Row> primary;
    private final List<Row> fields;

    WriteBack(String caseName, List<Row> primary, List<Row> fields) {
        this.caseName = caseName;
        this.primary = primary;
        this.fields = fields;
    }

    /** The case whose stage takes it. */
    public String caseName() {
        return caseName;
    }

    /**
     * The record for that case's stage. What cannot be rendered is left out of it.
     *
     * @param key the record's key, for failures
     * @param source the record that was written
     * @param answer what the target said about it; beside the fields of {@code primaryWriteback} its own can be named
     */
    public Told record(String key, Map<String, Object> source, Map<String, Object> answer) {
        Failures failures = Failures.of(key);
        Map<String, Object> back = new LinkedHashMap<>(answer);
        primary.forEach(row -> row.render(Scope.of(answer), back, failures));
        Map<String, Object> all = new LinkedHashMap<>(source);
        all.put(PRIMARY, back);
        Map<String, Object> told = new LinkedHashMap<>();
        fields.forEach(row -> row.render(Scope.of(all), told, failures));
        return new Told(told, failures.list());
    }

    /**
     * A record for the stage of the other case.
     *
     * @param failures what was left out
     */
    public record Told(Map<String, Object> content, List<MappingFailure> failures) {
        public Told {
            failures = List.copyOf(failures);
        }
    }
}
