package dev.caravan.sandbox.tplus;

import dev.caravan.json.DottedFields;
import dev.caravan.json.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code SelectFields}: what comes back of a row. Names that a row lacks are left out; without any, all fields come. */
record TplusSelection(List<String> names) {

    /** From comma separated names, dotted for the fields of references; null selects everything. */
    static TplusSelection of(@Nullable String text) {
        return new TplusSelection(
                text == null
                        ? List.of()
                        : Stream.of(text.split(",", -1))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .toList());
    }

    Map<String, Object> of(Map<String, Object> row) {
        if (names.isEmpty()) {
            return row;
        }
        Map<String, Object> selected = new LinkedHashMap<>();
        for (String name : names) {
            FieldPath path = FieldPath.of(name);
            if (path.isPresent(row)) {
                DottedFields.put(selected, name, path.get(row));
            }
        }
        return selected;
    }
}
