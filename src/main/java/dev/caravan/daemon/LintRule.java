package dev.caravan.daemon;

import dev.caravan.config.ConfigProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The rules of {@code caravan lint}, by the words that it prints and the README explains.
 */
enum LintRule {
    SYNTAX,
    UNKNOWN_KEY,
    MISPLACED_KEY,
    MISSING_KEY,
    WRONG_KIND,
    FIELD,
    TYPE,
    VALUE,
    PARSER,
    LOOKUP,
    CONDITION,
    OPERATION,
    REQUEST,
    ROUTE,
    SETTING,
    PROFILE,
    TEST,
    SCHEMA,
    ABSENT_FIELD,
    NO_EFFECT;

    private static final List<LintRule> OF_KEYS =
            List.of(FIELD, TYPE, VALUE, PARSER, LOOKUP, CONDITION, OPERATION, REQUEST);

    /** How it is printed: {@code unknown-key}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The rule that a problem breaks: of a wrong value, that of the innermost key it stands in.
     *
     * @param otherwise when none of the keys has a rule of its own
     */
    static LintRule of(ConfigProblem problem, LintRule otherwise) {
        return switch (problem.rule()) {
            case SYNTAX -> SYNTAX;
            case UNKNOWN_KEY -> UNKNOWN_KEY;
            case MISPLACED_KEY -> MISPLACED_KEY;
            case MISSING_KEY -> MISSING_KEY;
            case WRONG_KIND -> WRONG_KIND;
            case VALUE -> ofPath(problem.place().path(), otherwise);
        };
    }

    private static LintRule ofPath(String path, LintRule otherwise) {
        List<String> keys =
                new ArrayList<>(List.of(path.replaceAll("\\[\\d+]", "").split("\\.")));
        if (keys.contains(CONDITION.word())) {
            return CONDITION;
        }
        Collections.reverse(keys);
        for (String key : keys) {
            String word = key.equals("default") ? VALUE.word() : key.equals("otherRequest") ? REQUEST.word() : key;
            for (LintRule rule : OF_KEYS) {
                if (rule.word().equals(word)) {
                    return rule;
                }
            }
        }
        return otherwise;
    }
}
