package dev.caravan.daemon;

import dev.caravan.config.ConfigProblem;
import dev.caravan.config.Place;
import java.util.Comparator;

/**
 * One thing that {@code caravan lint} found.
 *
 * @param warning whether the case works nevertheless
 */
record LintFinding(Place place, LintRule rule, boolean warning, String message) implements Comparable<LintFinding> {
    private static final Comparator<LintFinding> BY_PLACE = Comparator.comparing(
                    (LintFinding finding) -> finding.place().file())
            .thenComparing(finding -> finding.place().line())
            .thenComparing(finding -> finding.place().column())
            .thenComparing(LintFinding::message);

    static LintFinding problem(ConfigProblem problem, LintRule otherwise) {
        return new LintFinding(problem.place(), LintRule.of(problem, otherwise), false, problem.message());
    }

    static LintFinding warning(ConfigProblem problem, LintRule rule) {
        return new LintFinding(problem.place(), rule, true, problem.message());
    }

    /** Whether it is about the value, or the position, of a place. */
    boolean isAt(Place other) {
        boolean same = place.line() == other.line() && place.column() == other.column();
        return place.file().equals(other.file()) && (same || place.path().equals(other.path()));
    }

    @Override
    public int compareTo(LintFinding other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code routes/x/mapping.yaml:7:5: request[2].parser: unknown key "nam"; … [unknown-key]}. */
    @Override
    public String toString() {
        String at = place.toString();
        return (at.isEmpty() ? "" : at + ": ") + (warning ? "warning: " : "") + message + " [" + rule.word() + "]";
    }
}
