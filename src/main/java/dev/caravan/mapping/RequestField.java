package dev.caravan.mapping;

import dev.caravan.config.Place;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A field of a source's request as it was written.
 *
 * @param place where its name stands
 * @param valuePlace where its value stands
 * @param variables the built-in variables its value refers to
 * @param computed whether a function makes its value
 * @param missing whether it is required and has no value of its own
 */
public record RequestField(Place place, Place valuePlace, Set<String> variables, boolean computed, boolean missing) {
    public RequestField {
        variables = Set.copyOf(variables);
    }

    /** Whether it is about pages, not about time. */
    public boolean isPaging() {
        return variables.stream().anyMatch(name -> name.startsWith("PAGINATION_"));
    }

    /** Whether it is made anew for every request. */
    boolean varies() {
        return computed || !variables.isEmpty();
    }

    /** Whether it needs the start of a window. */
    public boolean opensWindows() {
        return variables.stream().anyMatch(RequestVariables::isWindowStart);
    }

    /** The same field seen with what stands below it. */
    RequestField with(RequestField below) {
        Set<String> all = new LinkedHashSet<>(variables);
        all.addAll(below.variables());
        return new RequestField(place, valuePlace, all, computed || below.computed(), missing);
    }
}
