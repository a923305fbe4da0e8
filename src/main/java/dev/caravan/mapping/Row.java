package dev.caravan.mapping;

import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.Scope;
import java.util.Map;

/** One compiled row of a mapping. Immutable, thread-safe. */
sealed interface Row permits ValueRow, ObjectRow, ArrayRow, ParsedRow {
    /** Puts the field into the target object, or notes a failure. */
    void render(Scope scope, Map<String, Object> target, Failures failures);

    /** Whether it, or a row below it, looks records of another case up. */
    boolean looksUp();
}
