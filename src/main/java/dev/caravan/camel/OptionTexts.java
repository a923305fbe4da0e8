package dev.caravan.camel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes the parameters that are the operation's own options.
 */
final class OptionTexts {
    private OptionTexts() {}

    /** What is left of a URI's parameters; the profile decides which of them exist. */
    static Map<String, String> takeAll(Map<String, Object> parameters) {
        Map<String, String> options = new LinkedHashMap<>();
        parameters.forEach((name, value) -> options.put(name, String.valueOf(value)));
        parameters.clear();
        return options;
    }
}
