package dev.caravan.mapping;

import dev.caravan.json.DottedFields;
import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.Scope;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a source's request: constants, and values made of built-in variables for each page. Immutable, thread-safe.
 */
public final class SourceRequest {
    private static final SourceRequest NONE =
            new SourceRequest(new Rows(List.of(), Set.of(), "", ""), Map.of(), Set.of());

    /**
     * Compiled rows.
     *
     * @param names the variables they read
     * @param prefix of their dotted paths
     * @param text of those that are not constant, empty when all are
     */
    record Rows(List<Row> rows, Set<String> names, String prefix, String text) {
        Rows {
            rows = List.copyOf(rows);
            names = Set.copyOf(names);
        }
    }

    private final Rows rows;
    private final Map<String, RequestField> fields;
    private final Set<String> leftOut;
    private final @Nullable Map<String, Object> constant;

    SourceRequest(Rows rows, Map<String, RequestField> fields, Set<String> leftOut) {
        this.rows = rows;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.leftOut = Set.copyOf(leftOut);
        this.constant = rows.text().isEmpty() ? Collections.unmodifiableMap(rendered(Map.of(), Failures.of(""))) : null;
    }

    /** Asks nothing. */
    public static SourceRequest none() {
        return NONE;
    }

    /** The same without some fields, by dotted path: somebody else fills them. */
    public SourceRequest without(Set<String> paths) {
        Map<String, RequestField> left = new LinkedHashMap<>(fields);
        left.keySet().removeAll(paths);
        Set<String> all = new HashSet<>(leftOut);
        all.addAll(paths);
        return new SourceRequest(rows, left, all);
    }

    /** Its fields as they were written, by dotted path. */
    public Map<String, RequestField> fields() {
        return fields;
    }

    /** Whether a field needs the start of a window. */
    public boolean opensWindows() {
        return fields.values().stream().anyMatch(RequestField::opensWindows);
    }

    /** Whether a field has a built-in variable in it. */
    public boolean uses(String variable) {
        return fields.values().stream().anyMatch(field -> field.variables().contains(variable));
    }

    /** The fields that are the same in every request, by dotted path. */
    public Map<String, Object> constants() {
        if (constant != null) {
            return constant;
        }
        Map<String, Object> same = rendered(Map.of(), Failures.of(""));
        fields.forEach((path, field) -> {
            if (field.varies()) {
                same.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "."));
            }
        });
        return same;
    }

    /**
     * The fields of one request, by dotted path.
     *
     * @throws IllegalArgumentException with a sentence, when a value cannot be made
     */
    public Map<String, Object> render(RequestVariables variables) {
        if (constant != null) {
            return constant;
        }
        Failures failures = Failures.of("");
        Map<String, Object> rendered = rendered(variables.values(rows.names()), failures);
        if (!failures.list().isEmpty()) {
            throw new IllegalArgumentException("the request cannot be made: "
                    + failures.list().stream()
                            .map(failure -> failure.field() + " is \"" + failure.value() + "\", expected "
                                    + failure.expectation())
                            .collect(Collectors.joining("; ")));
        }
        return rendered;
    }

    private Map<String, Object> rendered(Map<String, Object> variables, Failures failures) {
        Map<String, Object> tree = new LinkedHashMap<>();
        rows.rows().forEach(row -> row.render(Scope.of(variables), tree, failures));
        Map<String, Object> flat = new LinkedHashMap<>();
        DottedFields.flat(tree).forEach((name, value) -> {
            String path = rows.prefix() + name;
            if (!leftOut.contains(path)) {
                flat.put(path, value);
            }
        });
        return flat;
    }

    /** The rows that are rendered anew for every page, as text; empty when there are none. */
    public String rowsThatVary() {
        return rows.text();
    }

    /** Equal for requests that ask for the same. */
    public String text() {
        return constants() + rows.text();
    }

    @Override
    public String toString() {
        return text();
    }
}
