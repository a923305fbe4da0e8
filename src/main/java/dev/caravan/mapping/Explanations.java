package dev.caravan.mapping;

import dev.caravan.mapping.expression.Failures;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.expression.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers how records are mapped, when somebody wants to know. One thread at a time. */
final class Explanations {
    private final boolean wanted;
    private final List<Explanation> list = new ArrayList<>();
    private @Nullable Trace trace;

    private Explanations(boolean wanted) {
        this.wanted = wanted;
    }

    static Explanations none() {
        return new Explanations(false);
    }

    static Explanations wanted() {
        return new Explanations(true);
    }

    /** The scope that the next record is mapped in. */
    Scope of(Scope scope) {
        if (!wanted) {
            return scope;
        }
        Trace next = new Trace();
        trace = next;
        return scope.traced(next);
    }

    /** The record is mapped; of one that was never begun there are no fields. */
    MappedRow done(MappedRow row, Failures failures) {
        if (wanted) {
            list.add(new Explanation(row, trace == null ? List.of() : trace.fields(failures)));
            trace = null;
        }
        return row;
    }

    List<Explanation> list() {
        return list;
    }
}
