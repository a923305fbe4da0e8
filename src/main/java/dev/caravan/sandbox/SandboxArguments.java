package dev.caravan.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A process's arguments, {@code --name value}. Mistakes are IllegalArgumentExceptions. */
final class SandboxArguments {
    private final Map<String, String> given = new HashMap<>();

    /** Only known names may be given. */
    SandboxArguments(Set<String> known, String... arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("Arguments come as --name value, not as " + arguments[i]);
            }
            String name = arguments[i].substring(2);
            if (!known.contains(name)) {
                throw new IllegalArgumentException("Unknown argument: " + name);
            }
            given.put(name, arguments[i + 1]);
        }
    }

    String text(String name, String standard) {
        return given.getOrDefault(name, standard);
    }

    int number(String name, int standard) {
        return Integer.parseInt(text(name, String.valueOf(standard)));
    }
}
