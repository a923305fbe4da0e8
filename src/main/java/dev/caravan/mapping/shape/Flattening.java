package dev.caravan.mapping.shape;

import dev.caravan.json.FieldPath;
import dev.caravan.mapping.function.MysqlText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code beatFlat}: makes a record of each line. The lines' fields are called {@code list_field}, the rest of the record is
 * repeated, and the key gets the line's position in the source's list: {@code OUT1-1}. Of several lists the lines of one
 * position go together, so that no line is told twice. A record without lines is one record, as if its first line were empty:
 * it keeps its key when lines are appended. Immutable, thread-safe.
 *
 * @param lists dotted names of the lists
 * @param first the number of the first line
 */
record Flattening(List<String> lists, int first) {
    Flattening {
        lists = List.copyOf(lists);
    }

    /**
     * The records of the lines, in order.
     *
     * @param key field that identifies the record; a key that stands in the lines stays as it is
     * @param wanted positions of the lines that are wanted, by list; all lines of other lists are
     */
    List<ShapedRecord> apply(Map<String, Object> record, String key, Map<String, BitSet> wanted) {
        List<List<?>> lines =
                lists.stream().<List<?>>map(name -> linesOf(record, name)).toList();
        int count = lines.stream().mapToInt(List::size).max().orElse(0);
        List<ShapedRecord> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(1, count); i++) {
            boolean left = count == 0 || isWanted(i, lines, wanted);
            rows.add(new ShapedRecord(row(record, key, lines, i), left));
        }
        return rows;
    }

    /** The names of the lists it takes apart. */
    Set<String> names() {
        return Set.copyOf(lists);
    }

    private static List<?> linesOf(Map<String, Object> record, String name) {
        Object value = FieldPath.of(name).get(record);
        if (value instanceof List<?> list) {
            return list;
        }
        return value == null || value.equals("") ? List.of() : List.of(value);
    }

    private boolean isWanted(int position, List<List<?>> lines, Map<String, BitSet> wanted) {
        for (int i = 0; i < lists.size(); i++) {
            BitSet left = wanted.get(lists.get(i));
            if (left != null && position < lines.get(i).size() && !left.get(position)) {
                return false;
            }
        }
        return true;
    }

    private Map<String, Object> row(Map<String, Object> record, String key, List<List<?>> lines, int position) {
        Map<String, Object> row = record;
        for (String name : lists) {
            row = without(row, name);
        }
        Object identity = FieldPath.of(key).get(row);
        Map<String, Object> whole = identity == null || identity instanceof Map || identity instanceof List
                ? new LinkedHashMap<>(row)
                : LinePath.with(row, key, MysqlText.of(identity) + "-" + (first + position));
        for (int i = 0; i < lists.size(); i++) {
            if (position < lines.get(i).size()) {
                add(whole, lists.get(i), lines.get(i).get(position));
            }
        }
        return whole;
    }

    @SuppressWarnings("NullAway") // a record may hold JSON null
    private static void add(Map<String, Object> row, String list, @Nullable Object line) {
        String name = list.replace('.', '_');
        if (line instanceof Map<?, ?> fields) {
            fields.forEach((field, value) -> row.put(name + "_" + field, value));
        } else {
            row.put(name, line);
        }
    }

    @SuppressWarnings("unchecked") // records have text keys only
    private static Map<String, Object> without(Map<String, Object> record, String path) {
        Map<String, Object> copy = new LinkedHashMap<>(record);
        int dot = path.indexOf('.');
        if (dot < 0 || record.containsKey(path)) {
            copy.remove(path);
        } else if (record.get(path.substring(0, dot)) instanceof Map<?, ?> below) {
            copy.put(path.substring(0, dot), without((Map<String, Object>) below, path.substring(dot + 1)));
        }
        return copy;
    }
}
