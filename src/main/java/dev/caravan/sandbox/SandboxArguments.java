package dev.caravan.sandbox;

import java.util.HashMap;
import java.util.Map;

/** A process's arguments, {@code --name value}; what nobody takes is a mistake. Mistakes are IllegalArgumentExceptions. */
final class SandboxArguments {
    private final Map<String, String> given = new HashMap<>();

    SandboxArguments(String... arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("Arguments come as --name value, not as " + arguments[i]);
            }
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
    }

    String text(String name, String standard) {
        String value = given.remove(name);
        return value == null ? standard : value;
    }

    int number(String name, int standard) {
        return Integer.parseInt(text(name, String.valueOf(standard)));
    }

    void requireAllTaken() {
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("Unknown arguments: " + given.keySet());
        }
    }
}
