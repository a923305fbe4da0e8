package dev.caravan.mapping.expression;

import dev.caravan.model.MappingFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes what the rendering of one record reads and makes, in order. One thread at a time. */
public final class Trace {
    private final List<ExplainedField> fields = new ArrayList<>();
    private final List<ReadValue> read = new ArrayList<>();

    /** Something was read for the field that is being made. */
    void read(String name, @Nullable Object value) {
        read.add(new ReadValue(name, value));
    }

    /** A field is done: what was read since the last one was read for it. */
    void made(String path, RowText row, @Nullable Object value) {
        fields.add(new ExplainedField(path, row.place(), row.text(), read, value, null));
        read.clear();
    }

    /** The fields, each with the reason why it failed. */
    public List<ExplainedField> fields(Failures failures) {
        Map<String, String> reasons = new HashMap<>();
        for (MappingFailure failure : failures.list()) {
            reasons.putIfAbsent(failure.field(), failure.reason());
        }
        failures.missing().forEach(missing -> reasons.putIfAbsent(missing.field(), missing.reason()));
        return fields.stream()
                .map(field -> {
                    String reason = reasons.get(field.field());
                    return reason == null ? field : field.failed(reason);
                })
                .toList();
    }
}
