package dev.caravan.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in a sentence what the YAML parser did not understand. */
final class YamlFault {
    private YamlFault() {}

    static String sentence(MarkedYamlEngineException failure) {
        String problem = failure.getProblem() == null ? "" : failure.getProblem();
        if (problem.contains("(TAB)")) {
            return "a tab cannot indent YAML; use spaces";
        }
        if (problem.contains("mapping values are not allowed here")) {
            return "a second \": \" on the line; put the value in quotes";
        }
        if (problem.contains("found another document")) {
            return "a second document (---); one file holds one document";
        }
        return "malformed YAML: " + context(failure) + problem;
    }

    private static String context(MarkedYamlEngineException failure) {
        String context = failure.getContext();
        Optional<Mark> mark = failure.getContextMark();
        if (context == null || context.isBlank()) {
            return "";
        }
        return context
                + mark.map(at -> " (from line " + (at.getLine() + 1) + ")").orElse("") + ", ";
    }
}
