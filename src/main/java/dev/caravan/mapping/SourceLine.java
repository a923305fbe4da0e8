package dev.caravan.mapping;

import dev.caravan.json.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line that a record brings into a document: a flattened record itself, or an element of its list.
 *
 * @param record the position of the record
 * @param header the record
 * @param body the element, or the record
 */
record SourceLine(int record, Map<?, ?> header, Map<?, ?> body) {
    /** The lines of records; a record without a list of that name is a line itself. */
    static List<SourceLine> of(List<Map<String, Object>> records, String bodyName) {
        FieldPath path = FieldPath.of(bodyName);
        List<SourceLine> lines = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            Map<String, Object> record = records.get(i);
            if (path.get(record) instanceof List<?> list) {
                for (Object element : list) {
                    lines.add(new SourceLine(i, record, element instanceof Map<?, ?> map ? map : Map.of()));
                }
                if (list.isEmpty()) {
                    lines.add(new SourceLine(i, record, Map.of()));
                }
            } else {
                lines.add(new SourceLine(i, record, record));
            }
        }
        return lines;
    }

    /** A field of the line: of the element, by its whole name or what follows the list's name, else of the record. */
    @Nullable Object get(MergedField field) {
        if (field.path().isPresent(body)) {
            return field.path().get(body);
        }
        return body != header && field.inBody().isPresent(body)
                ? field.inBody().get(body)
                : field.path().get(header);
    }
}
