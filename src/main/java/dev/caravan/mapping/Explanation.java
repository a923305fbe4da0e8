package dev.caravan.mapping;

import dev.caravan.mapping.expression.ExplainedField;
import java.util.List;

/**
 * How one record was mapped.
 *
 * @param row what became of it
 * @param fields how each field came about, in the order they were made; an array stands before its elements' fields
 */
public record Explanation(MappedRow row, List<ExplainedField> fields) {
    public Explanation {
        fields = List.copyOf(fields);
    }
}
