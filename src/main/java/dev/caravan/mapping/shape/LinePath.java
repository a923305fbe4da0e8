package dev.caravan.mapping.shape;

import dev.caravan.json.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of a field that may stand in the lines of a list: {@code items.name} is the name of each element of {@code items}.
 * Whether it does depends on the record. Immutable, thread-safe.
 */
final class LinePath {
    /**
     * A list on the way.
     *
     * @param list where it stands
     * @param rest the field within its elements
     */
    record Cut(FieldPath list, LinePath rest) {
        /** The lines; empty where no list stands. */
        List<?> linesOf(Map<?, ?> record) {
            return list.get(record) instanceof List<?> lines ? lines : List.of();
        }
    }

    private final FieldPath whole;
    private final List<Cut> cuts;

    private LinePath(FieldPath whole, List<Cut> cuts) {
        this.whole = whole;
        this.cuts = cuts;
    }

    static LinePath of(String name) {
        List<Cut> cuts = new ArrayList<>();
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String rest = name.substring(dot + 1);
            if (dot > 0 && !rest.isEmpty() && !Character.isDigit(rest.charAt(0))) {
                cuts.add(new Cut(FieldPath.of(name.substring(0, dot)), of(rest)));
            }
        }
        return new LinePath(FieldPath.of(name), List.copyOf(cuts));
    }

    String name() {
        return whole.name();
    }

    /** The outermost list that the path crosses in this record, null when it crosses none. */
    @Nullable Cut cutOf(Map<?, ?> record) {
        if (cuts.isEmpty() || record.containsKey(name())) {
            return null;
        }
        for (Cut cut : cuts) {
            if (cut.list().get(record) instanceof List) {
                return cut;
            }
        }
        return null;
    }

    /** The value in a record whose lists the path does not cross. */
    @Nullable Object get(Map<?, ?> record) {
        return whole.get(record);
    }

    /** Whether the record, or one of its lines, has the field. */
    boolean isPresent(Map<?, ?> record) {
        Cut cut = cutOf(record);
        return cut == null
                ? whole.isPresent(record)
                : cut.linesOf(record).stream()
                        .anyMatch(line ->
                                line instanceof Map<?, ?> map && cut.rest().isPresent(map));
    }

    /** A copy of the record with another value at a path; the record itself stays as it is. */
    @SuppressWarnings({"unchecked", "NullAway"}) // records have text keys only, and may hold JSON null
    static Map<String, Object> with(Map<String, Object> record, String path, @Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(record);
        int dot = path.indexOf('.');
        boolean nested = dot > 0 && !record.containsKey(path) && record.get(path.substring(0, dot)) instanceof Map;
        if (nested) {
            String name = path.substring(0, dot);
            Map<String, Object> below = (Map<String, Object>) record.get(name);
            copy.put(name, with(below, path.substring(dot + 1), value));
        } else {
            copy.put(path, value);
        }
        return copy;
    }
}
