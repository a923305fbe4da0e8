package dev.caravan.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of one command to the control door; a missing or malformed one is an IllegalArgumentException. */
final class ControlParameters {
    private final Map<String, String> given;

    ControlParameters(Map<String, String> given) {
        this.given = new LinkedHashMap<>(given);
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    String text(String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The parameter " + name + " is missing");
        }
        return value;
    }

    String text(String name, String standard) {
        return given.getOrDefault(name, standard);
    }

    int number(String name, int standard) {
        return has(name) ? number(name) : standard;
    }

    int number(String name) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException("The parameter " + name + " must be a whole number", malformed);
        }
    }

    Duration millis(String name, int standard) {
        return Duration.ofMillis(number(name, standard));
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    /** The one change that {@code field} and {@code value} name. */
    Map<String, Object> change() {
        return Map.of(text("field"), text("value"));
    }
}
