package dev.caravan.mapping.syntax;

import dev.caravan.config.NearestName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The source fields and the built-in variables a mapping reads. Thread-safe once compiled. */
public final class SourceFields {
    private static final int MAX_DEPTH = 3;
    private static final int MAX_NAMES = 1000;
    private static final int SAMPLE = 20;

    private final Map<String, SourceField> fields = new LinkedHashMap<>();
    private final Set<String> variables = new LinkedHashSet<>();
    private final boolean request;

    public SourceFields() {
        this(false);
    }

    private SourceFields(boolean request) {
        this.request = request;
    }

    /** Those of a request to a source: the built-in variables are its only fields. */
    public static SourceFields ofRequest() {
        return new SourceFields(true);
    }

    /** Whether built-in variables are read as fields are. */
    boolean holdVariables() {
        return request;
    }

    void add(SourceField field) {
        fields.putIfAbsent(field.name(), field);
    }

    void addVariable(String name) {
        variables.add(name);
    }

    /** The built-in variables met so far. */
    public Set<String> variables() {
        return new LinkedHashSet<>(variables);
    }

    public Set<String> names() {
        return new LinkedHashSet<>(fields.keySet());
    }

    /** Those that no record has; nothing for no records. What a row reads was not meant by another. */
    public List<AbsentField> absentIn(List<Map<String, Object>> records) {
        List<SourceField> absent = records.isEmpty()
                ? List.of()
                : fields.values().stream()
                        .filter(field -> records.stream().noneMatch(field::isIn))
                        .toList();
        if (absent.isEmpty()) {
            return List.of();
        }
        Set<String> others = namesIn(records);
        fields.values().forEach(field -> others.removeAll(field.paths()));
        return absent.stream()
                .map(field -> new AbsentField(field.name(), NearestName.of(field.name(), others)))
                .toList();
    }

    private static Set<String> namesIn(List<Map<String, Object>> records) {
        Set<String> names = new LinkedHashSet<>();
        records.stream().limit(SAMPLE).forEach(record -> collect(names, "", record, 0));
        return names;
    }

    private static void collect(Set<String> names, String prefix, @Nullable Object value, int depth) {
        if (depth >= MAX_DEPTH || names.size() > MAX_NAMES) {
            return;
        }
        if (value instanceof List<?> list) {
            list.stream().limit(SAMPLE).forEach(element -> collect(names, prefix, element, depth));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                names.add(prefix + name);
                collect(names, prefix + name + ".", inner, depth + 1);
            });
        }
    }
}
