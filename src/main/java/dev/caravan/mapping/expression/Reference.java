package dev.caravan.mapping.expression;

import dev.caravan.json.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of the source. Within the children of an array the current element is read first: always when the name begins
 * with the array's name, else when the element has such a field; what it lacks is looked for further out.
 *
 * @param path where the field stands in the record
 * @param inner where it stands in the elements around it, innermost first
 */
public record Reference(FieldPath path, List<Inner> inner) implements Expression {
    /**
     * A way to read the field from an element.
     *
     * @param own whether the name begins with the array's name, so that nothing further out can be meant
     */
    record Inner(FieldPath path, boolean own) {}

    public static Reference of(String name) {
        return new Reference(FieldPath.of(name), List.of());
    }

    /** A reference among the children of arrays, innermost first. */
    public static Reference within(List<EnclosingArray> arrays, String name) {
        List<Inner> inner = new ArrayList<>();
        for (EnclosingArray array : arrays) {
            inner.add(array.rest(name)
                    .map(rest -> new Inner(FieldPath.of(rest), true))
                    .orElseGet(() -> new Inner(FieldPath.of(name), false)));
        }
        return new Reference(FieldPath.of(name), List.copyOf(inner));
    }

    /** Whether it names a field of the innermost array. */
    public boolean isOwn() {
        return !inner.isEmpty() && inner.get(0).own();
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Scope current = scope;
        for (Inner step : inner) {
            if (step.own() || step.path().isPresent(current.content())) {
                return scope.read(path.name(), step.path().get(current.content()));
            }
            current = current.outer();
        }
        return scope.read(path.name(), path.get(current.content()));
    }
}
