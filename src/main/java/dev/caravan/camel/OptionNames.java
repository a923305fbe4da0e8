package dev.caravan.camel;

import dev.caravan.config.NearestName;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OptionRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks the options of a URI against those the operation declares.
 */
final class OptionNames {
    private OptionNames() {}

    /**
     * @param own names the endpoint itself has, offered when a slip is near one of them
     */
    static void check(String at, Map<String, String> given, Operation operation, Set<String> own) {
        for (Map.Entry<String, String> option : given.entrySet()) {
            OptionRule rule = operation.options().get(option.getKey());
            if (rule == null) {
                throw unknown(at, option.getKey(), operation, own);
            }
            if (!rule.allowed().isEmpty() && !rule.allowed().contains(option.getValue())) {
                throw new CaravanException(at + option.getKey() + " is \"" + option.getValue() + "\", allowed are "
                        + String.join(", ", rule.allowed()));
            }
        }
    }

    /** Every required option that has neither a value nor a default is an error. */
    static void checkComplete(String at, Map<String, String> given, Operation operation) {
        operation.options().forEach((name, rule) -> {
            if (rule.required() && rule.defaultValue() == null && !given.containsKey(name)) {
                throw new CaravanException(at + "the option " + name + " is missing");
            }
        });
    }

    private static CaravanException unknown(String at, String name, Operation operation, Set<String> own) {
        Set<String> known = new TreeSet<>(operation.options().keySet());
        known.addAll(own);
        return new CaravanException(at + "unknown option \"" + name + "\""
                + NearestName.of(name, known)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("")
                + " Known are " + String.join(", ", known) + " and request.<field>");
    }
}
