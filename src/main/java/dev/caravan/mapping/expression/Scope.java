package dev.caravan.mapping.expression;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What references read: the record, or an element of one of its lists with what surrounds it. */
public final class Scope {
    private final Map<?, ?> content;
    private final @Nullable Scope outer;
    private final @Nullable LookUpBatch lookUps;
    private final @Nullable Trace trace;

    private Scope(Map<?, ?> content, @Nullable Scope outer, @Nullable LookUpBatch lookUps, @Nullable Trace trace) {
        this.content = content;
        this.outer = outer;
        this.lookUps = lookUps;
        this.trace = trace;
    }

    /** The scope of a record where nothing is looked up. */
    public static Scope of(Map<?, ?> record) {
        return new Scope(record, null, null, null);
    }

    /** The scope of a record of a batch. */
    public static Scope of(Map<?, ?> record, LookUpBatch lookUps) {
        return new Scope(record, null, lookUps, null);
    }

    /** The same scope, which notes what is read and made in it. */
    public Scope traced(Trace notes) {
        return new Scope(content, outer, lookUps, notes);
    }

    /** The scope of an element within this one. */
    public Scope within(Map<?, ?> element) {
        return new Scope(element, this, lookUps, trace);
    }

    Map<?, ?> content() {
        return content;
    }

    /** Whether somebody wants to know what is read. */
    boolean isTraced() {
        return trace != null;
    }

    /** Notes that a value was read, when somebody wants to know; returns it. */
    @Nullable Object read(String name, @Nullable Object value) {
        if (trace != null) {
            trace.read(name, value);
        }
        return value;
    }

    /** Notes that a field is done, when somebody wants to know. */
    public void made(TargetField field, Failures failures, Map<String, Object> target) {
        if (trace != null) {
            trace.made(failures.pathOf(field.name()), field.row(), field.get(target));
        }
    }

    /** What surrounds it; the record's own scope surrounds itself. */
    Scope outer() {
        return outer == null ? this : outer;
    }

    /** The look-ups of its batch. */
    LookUpBatch lookUps() {
        return Objects.requireNonNull(lookUps, "look-ups stand in mappings of batches only");
    }
}
