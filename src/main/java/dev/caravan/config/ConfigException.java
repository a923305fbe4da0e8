package dev.caravan.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; the message lists every problem, one per line. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    /** An exception for at least one problem. */
    public ConfigException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** An exception for a single problem with a value. */
    public ConfigException(Place place, String message) {
        this(place, Rule.VALUE, message);
    }

    /** An exception for a single problem. */
    public ConfigException(Place place, Rule rule, String message) {
        this(List.of(new ConfigProblem(place, rule, message)));
    }

    /** The problems in the order they were found. */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
