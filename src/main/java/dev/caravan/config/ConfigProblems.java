package dev.caravan.config;

import java.util.ArrayList;
import java.util.List;

/** Gathers problems, so that a person sees all of them at once. Used by one thread. */
public final class ConfigProblems {
    private final List<ConfigProblem> found = new ArrayList<>();

    /** Notes a problem with a value. */
    public void add(Place place, String message) {
        add(place, Rule.VALUE, message);
    }

    /** Notes a problem. */
    public void add(Place place, Rule rule, String message) {
        found.add(new ConfigProblem(place, rule, message));
    }

    /** Whether nothing was noted. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The problems noted so far. */
    public List<ConfigProblem> list() {
        return List.copyOf(found);
    }

    /** Throws a {@link ConfigException} with everything noted, or does nothing. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(found);
        }
    }
}
